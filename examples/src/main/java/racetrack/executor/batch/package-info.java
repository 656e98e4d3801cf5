// SPDX-License-Identifier: Apache-2.0
/// Work in batches: more inputs than there is memory for, in order.
///
/// A pool bounds how much runs, not how much waits. Three subjects take one batch at a time, with
/// futures ([HandBatches]), `invokeAll` ([JdkBatches]) and gatherers ([GathererBatches]). A fourth,
/// `StructuredBatches`, has a structured scope for each batch; this is a preview feature, so it is
/// there with the profile `preview` only. Three twins have everything in flight, lose the order, or
/// lose the rest.
@NullMarked
@Pattern(
    title = "Work in batches",
    contract = Batches.class,
    subjects = BatchesSubject.class,
    lacks = {
      @Pattern.Lack(
          question = Question.MODEL,
          because =
              "The work is done by threads of its own, and Lincheck interleaves only the threads"
                  + " that it starts itself."),
      @Pattern.Lack(
          question = Question.RACE,
          because =
              "It is one call of one thread, which shares nothing with a second actor; between"
                  + " batches nothing runs at all.")
    })
package racetrack.executor.batch;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
import racetrack.catalogue.Question;
