// SPDX-License-Identifier: Apache-2.0
/// The background task manager: tasks go in, outcomes come out, and there are as many of the one as
/// of the other.
///
/// Three subjects keep that up, also at shutdown: with workers and a queue by hand
/// ([HandTaskManager]), on the library's pool ([JdkTaskManager]), and with a thread for each task
/// ([VirtualTaskManager]). Six twins lose an outcome, give two, give it too late, or do not know
/// what a failure is.
@NullMarked
@Pattern(
    title = "Background tasks",
    contract = TaskManager.class,
    subjects = TaskManagerSubject.class,
    lacks = {
      @Pattern.Lack(
          question = Question.MODEL,
          because =
              "The work is done by threads of its own, and Lincheck interleaves only the threads"
                  + " that it starts itself.")
    })
package racetrack.executor.background;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
import racetrack.catalogue.Question;
