// SPDX-License-Identifier: Apache-2.0
/// The right number of workers: measured, on this host, with this task.
///
/// Every pool asks for a number, and every rule of thumb gives another. The advisor runs the task
/// on ever more workers while that pays, fits the universal scalability law, and recommends the
/// fewest workers that do nearly as much as any number; then it tries virtual threads and
/// processes, and gives its reasons. Two subjects recommend: [FittedSizing] in a quarter of a
/// minute, [SweepSizing] by looking everywhere. Six twins count processors, believe a formula,
/// believe a law, take the highest, are misled by a host that slows down, and know no bound.
@NullMarked
@Pattern(
    title = "Number of workers",
    contract = Sizing.class,
    subjects = SizingSubject.class,
    lacks = {
      @Lack(
          question = Question.MODEL,
          because =
              "Lincheck reorders accesses to memory. An advisor has no memory that two threads"
                  + " share: the threads are the workload's, and what is asked is how fast they"
                  + " are."),
      @Lack(
          question = Question.RACE,
          because =
              "An advisor has no state, and is called by one thread with a gauge of its own. Its"
                  + " samples take a tenth of a second each, where jcstress would need millions.")
    })
package racetrack.app.sizing;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
import racetrack.catalogue.Pattern.Lack;
import racetrack.catalogue.Question;
