// SPDX-License-Identifier: Apache-2.0
/// Raw threads: start them, join them, and lose nothing on the way.
///
/// A thread has no result, and its failure is nobody's. Whoever runs tasks on threads has to make a
/// place for both, and to wait before looking there. Three subjects do so with platform threads
/// ([PlatformRunner]), virtual threads ([VirtualRunner]) and the library's pool ([PoolRunner]).
/// Four twins do not wait, do not start, start too early, or look away from a failure.
@NullMarked
@Pattern(
    title = "Raw threads",
    contract = Runner.class,
    subjects = RunnerSubject.class,
    lacks =
        @Pattern.Lack(
            question = Question.MODEL,
            because =
                "A runner is called once, by one thread, and starts threads of its own: there is no"
                    + " history of concurrent calls to order, and Lincheck interleaves only the"
                    + " threads that it makes itself."))
package racetrack.thread.raw;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
import racetrack.catalogue.Question;
