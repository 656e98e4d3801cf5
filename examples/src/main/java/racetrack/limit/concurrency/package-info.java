// SPDX-License-Identifier: Apache-2.0
/// The concurrency limit: never more than n inside.
///
/// It protects what cannot bear more: a database, a partner's server, the memory. Four subjects
/// count in a monitor ([MonitorLimit]), by an atomic number with a semaphore ([AtomicLimit]) or a
/// queue ([ParkingLimit]) for those who wait, and with the library ([JdkLimit]). Four twins lose a
/// permit, make one up, or let too many in. It says nothing about how many come in a second; that
/// is `limit.rate`.
@NullMarked
@Pattern(title = "Concurrency limit", contract = Limit.class, subjects = LimitSubject.class)
package racetrack.limit.concurrency;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
