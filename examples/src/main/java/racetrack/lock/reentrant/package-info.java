// SPDX-License-Identifier: Apache-2.0
/// The re-entrant lock: whoever is inside may come in again.
///
/// It knows its owner and counts how often it was taken. Three subjects do so with a monitor
/// ([MonitorOwnedLock]), with the library's synchronizer framework ([SynchronizerOwnedLock]) and
/// with the library's lock ([JdkOwnedLock]). Four twins wait for themselves, let go too early, let
/// anybody unlock, or leave their own lock lying about.
@NullMarked
@Pattern(title = "Re-entrant lock", contract = OwnedLock.class, subjects = OwnedLockSubject.class)
package racetrack.lock.reentrant;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
