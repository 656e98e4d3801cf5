// SPDX-License-Identifier: Apache-2.0
/// The mutex, built by hand: one thread inside, the others wait.
///
/// Everything else in this kit takes a lock for granted. Here five are built: on one flag
/// ([TestAndTestAndSetMutex]), on two numbers ([TicketMutex]), on a queue of nodes ([ClhMutex]), on
/// a flag and the scheduler ([ParkingMutex]), and the library's ([JdkMutex]). Six twins show what
/// each line is there for: to look and take in one step, to draw a number that is one's own, to
/// publish what was written inside, to give back whatever happens, to leave a node to those who
/// still look at it, and to remember those who sleep.
@NullMarked
@Pattern(title = "Mutex", contract = Mutex.class, subjects = MutexSubject.class)
package racetrack.lock.mutex;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
