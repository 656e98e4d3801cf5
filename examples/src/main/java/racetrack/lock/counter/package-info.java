// SPDX-License-Identifier: Apache-2.0
/// The shared counter: the smallest program that can lose an update.
@NullMarked
@Pattern(title = "Shared counter", contract = Counter.class, subjects = CounterSubject.class)
package racetrack.lock.counter;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
