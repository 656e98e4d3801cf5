// SPDX-License-Identifier: Apache-2.0
/// The shared counter: the smallest program that can lose an update.
///
/// Adding one is three steps: read, add, write. Six subjects make them one, with a monitor
/// ([SynchronizedCounter]), a lock ([LockCounter]), an atomic instruction ([AtomicCounter],
/// [VarHandleCounter]) or many cells ([AdderCounter], [StripedCounter]). Seven twins show how to
/// lock and still lose: no lock, the wrong lock, another lock for each caller, or a lock for the
/// writers only.
@NullMarked
@Pattern(title = "Shared counter", contract = Counter.class, subjects = CounterSubject.class)
package racetrack.lock.counter;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
