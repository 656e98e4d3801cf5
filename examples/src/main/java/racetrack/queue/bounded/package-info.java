// SPDX-License-Identifier: Apache-2.0
/// The bounded blocking queue: producers wait while it is full, consumers while it is empty.
///
/// It is how two threads hand work over, and how the fast one is made to wait for the slow one.
/// Five subjects do it with conditions ([ConditionBoundedQueue], [RingBoundedQueue]), a monitor
/// ([MonitorBoundedQueue]), semaphores ([SemaphoreBoundedQueue]) and the library
/// ([JdkBoundedQueue]). The twins show what is easily forgotten: to look again, to wake whoever can
/// go on, to wait, to tell the caller, to exclude, to look and act in one, and to refuse.
@NullMarked
@Pattern(
    title = "Bounded queue",
    contract = BoundedQueue.class,
    subjects = BoundedQueueSubject.class)
package racetrack.queue.bounded;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
