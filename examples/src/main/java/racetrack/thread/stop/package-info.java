// SPDX-License-Identifier: Apache-2.0
/// The loop that ends soon after it is told to.
///
/// No thread can be ended from outside: it has to be told, to notice, and to leave. Three subjects
/// tell it by a flag ([FlagLoop]), by its interrupt status alone ([InterruptLoop]) and through a
/// pool ([PoolLoop]); all of them close what it may be reading. Six twins show how it does not
/// notice, or how the message reaches somebody else.
@NullMarked
@Pattern(
    title = "Stopping a thread",
    contract = Loop.class,
    subjects = LoopSubject.class,
    lacks =
        @Pattern.Lack(
            question = Question.MODEL,
            because =
                "The contract is about the time when a loop ends and about threads that are blocked"
                    + " in a read. Histories of calls know neither, and reads are never stale in"
                    + " Lincheck's interleavings."))
package racetrack.thread.stop;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
import racetrack.catalogue.Question;
