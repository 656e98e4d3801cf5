// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pipeline;

import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [Pipeline].
public enum PipelineSubject implements Subject {
  /// Threads, bounded queues and pills.
  THREADS(sound(ThreadPipeline.class)),

  /// Futures with callbacks, and a pool for each stage.
  COMPLETABLE_FUTURE(sound(CompletablePipeline.class)),

  /// A virtual thread for each item.
  VIRTUAL(sound(VirtualPipeline.class)),

  /// Workers without end, in one scope: a preview feature of the JDK, so it is not in every build.
  STRUCTURED(sound("racetrack.executor.pipeline.StructuredPipeline")),

  /// The pill overtakes the last items.
  BROKEN_PILL(
      twinOf(THREADS, BrokenPillPipeline.class)
          .caughtBy(contract("isNotOverWhileAWorkerHasAnItem"))),

  /// What is dropped looks like a pill.
  BROKEN_EMPTY(
      twinOf(THREADS, BrokenEmptyPipeline.class).caughtBy(contract("dropsWhatAStepDrops"))),

  /// A failure leaves the others waiting.
  BROKEN_FAILURE(
      twinOf(THREADS, BrokenFailurePipeline.class)
          .against("TPS03")
          .caughtBy(
              contract("endsWithTheFirstFailure"), contract("interruptsTheOthersWhenOneFails"))),

  /// Workers wait for threads.
  BROKEN_POOL(
      twinOf(THREADS, BrokenPoolPipeline.class)
          .against("TPS01")
          .caughtBy(contract("takesMoreItemsThanThereIsRoomFor"))),

  /// Totals are merged as if they were averages.
  BROKEN_MERGE(twinOf(THREADS, BrokenMergePipeline.class).caughtBy(contract("addsUpEachCategory"))),

  /// Everything is under way.
  BROKEN_UNBOUNDED(
      twinOf(COMPLETABLE_FUTURE, BrokenUnboundedPipeline.class)
          .against("TPS00")
          .caughtBy(contract("makesTheSourceWaitForASlowStage"))),

  /// What is dropped takes its room along.
  BROKEN_PERMIT(
      twinOf(VIRTUAL, BrokenPermitPipeline.class).caughtBy(contract("dropsWhatAStepDrops"))),

  /// A class from outside.
  SUBMITTED(submitted(ThreadPipeline.class));

  private final Claim claim;

  PipelineSubject(Claim claim) {
    this.claim = claim;
  }

  /// Creates a pipeline.
  ///
  /// @param layout how large its stages are
  /// @return the pipeline
  /// @throws IllegalStateException if the subject is absent
  public Pipeline create(Layout layout) {
    return switch (this) {
      case THREADS -> new ThreadPipeline(layout);
      case COMPLETABLE_FUTURE -> new CompletablePipeline(layout);
      case VIRTUAL -> new VirtualPipeline(layout);
      case STRUCTURED -> instantiate(Pipeline.class, layout);
      case BROKEN_PILL -> new BrokenPillPipeline(layout);
      case BROKEN_EMPTY -> new BrokenEmptyPipeline(layout);
      case BROKEN_FAILURE -> new BrokenFailurePipeline(layout);
      case BROKEN_POOL -> new BrokenPoolPipeline(layout);
      case BROKEN_MERGE -> new BrokenMergePipeline(layout);
      case BROKEN_UNBOUNDED -> new BrokenUnboundedPipeline(layout);
      case BROKEN_PERMIT -> new BrokenPermitPipeline(layout);
      case SUBMITTED -> instantiate(Pipeline.class, layout);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
