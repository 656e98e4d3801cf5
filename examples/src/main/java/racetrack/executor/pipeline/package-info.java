// SPDX-License-Identifier: Apache-2.0
/// A pipeline: stages that work at the same time, with back-pressure from the slowest.
///
/// Three subjects know differently that there is room, that it is over, and that something failed:
/// by queues, pills and interrupts ([ThreadPipeline]), by permits and callbacks
/// ([CompletablePipeline]), and by permits and the end of a thread ([VirtualPipeline]). A fourth,
/// `StructuredPipeline`, has one scope that ends all; scopes are a preview feature, so it is there
/// with the profile `preview` only. Seven twins are over too early, never, or with the wrong sums.
@NullMarked
@Pattern(
    title = "Pipeline",
    contract = Pipeline.class,
    subjects = PipelineSubject.class,
    lacks = {
      @Pattern.Lack(
          question = Question.MODEL,
          because =
              "The work is done by threads of its own, and Lincheck interleaves only the threads"
                  + " that it starts itself."),
      @Pattern.Lack(
          question = Question.RACE,
          because =
              "It is one call of one thread, which shares nothing with a second actor; who races is"
                  + " inside, and the contract's tests hold them where it matters.")
    })
package racetrack.executor.pipeline;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
import racetrack.catalogue.Question;
