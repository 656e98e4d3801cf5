// SPDX-License-Identifier: Apache-2.0
/// The dining philosophers: a circle of threads, each of which needs what its neighbours need too.
///
/// It is the smallest program in which everybody may wait for everybody. Three subjects keep the
/// circle open: by an order of the forks ([OrderedTable]), by a waiter who seats one less than
/// there are seats ([WaiterTable]), or by letting go when the second fork is taken
/// ([TryLockTable]). Five twins all reach to the left, seat one too many, eat with one fork, let
/// each other go first for ever, or never put the forks down.
@NullMarked
@Pattern(title = "Dining philosophers", contract = Table.class, subjects = TableSubject.class)
package racetrack.lock.philosophers;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
