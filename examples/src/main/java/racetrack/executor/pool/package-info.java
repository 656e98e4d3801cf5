// SPDX-License-Identifier: Apache-2.0
/// The pool of workers: so many tasks at once, so many waiting, and an end that loses none.
///
/// It is what stands behind every `submit`. Five subjects keep the same promises: by hand, with a
/// queue and a lock ([HandTaskPool]) or a lock only for those who wait ([FastPathTaskPool]), the
/// library's ([JdkTaskPool]), a virtual thread for each task ([VirtualTaskPool]), and workers who
/// steal ([ForkJoinTaskPool]). Seven twins show how a pool is easily broken: a task that fails,
/// unseen or at the cost of a worker; a shutdown that loses what it accepted, or accepts what it
/// loses, or neither runs a task nor returns it; tasks that wait for each other; and a burst.
@NullMarked
@Pattern(
    title = "Pool of workers",
    contract = TaskPool.class,
    subjects = TaskPoolSubject.class,
    lacks =
        @Pattern.Lack(
            question = Question.MODEL,
            because =
                "A pool's work is done by threads of its own, and Lincheck interleaves only the"
                    + " threads that it starts itself."))
package racetrack.executor.pool;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
import racetrack.catalogue.Question;
