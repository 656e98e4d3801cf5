// SPDX-License-Identifier: Apache-2.0
/// The bounded blocking queue: producers wait while it is full, consumers while it is empty.
@NullMarked
@Pattern(
    title = "Bounded queue",
    contract = BoundedQueue.class,
    subjects = BoundedQueueSubject.class)
package racetrack.queue.bounded;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
