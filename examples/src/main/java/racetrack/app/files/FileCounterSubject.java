// SPDX-License-Identifier: Apache-2.0
package racetrack.app.files;

import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Claim.otherwiseThan;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [FileCounter].
public enum FileCounterSubject implements Subject {
  /// The caller reads them all.
  SEQUENTIAL(sound(SequentialFileCounter.class)),

  /// A fixed pool of threads.
  POOL(sound(PoolFileCounter.class)),

  /// A virtual thread for each file.
  VIRTUAL(sound(VirtualFileCounter.class)),

  /// JVMs of their own.
  PROCESS(sound(ProcessFileCounter.class)),

  /// A bad file is everybody's failure.
  BROKEN_BATCH(
      twinOf(POOL, BrokenBatchFileCounter.class)
          .caughtBy(contract("reportsTheErrorsOfFilesAndCountsTheRest"))),

  /// The workers add up, over each other.
  BROKEN_TOTAL(
      twinOf(POOL, BrokenTotalFileCounter.class)
          .against("VNA02")
          .caughtBy(contract("addsUpWhatSeveralWorkersCount"))),

  /// Nobody tells the workers that nobody waits.
  BROKEN_INTERRUPT(
      twinOf(POOL, BrokenInterruptFileCounter.class).caughtBy(contract("givesUpWhenInterrupted"))),

  /// Characters are cut where buffers end.
  BROKEN_BUFFER(
      otherwiseThan(SEQUENTIAL, BrokenBufferFileCounter.class)
          .caughtBy(contract("keepsTogetherWhatABufferCutsInTwo"))),

  /// A failure jumps over the end.
  BROKEN_OPEN(
      otherwiseThan(SEQUENTIAL, BrokenOpenFileCounter.class)
          .caughtBy(contract("leavesNoFileOpenThatItCouldNotRead"))),

  /// Who is interrupted keeps its permit.
  BROKEN_PERMIT(
      twinOf(VIRTUAL, BrokenPermitFileCounter.class).caughtBy(contract("givesUpWhenInterrupted"))),

  /// The charset does not cross.
  BROKEN_CHARSET(
      twinOf(PROCESS, BrokenCharsetFileCounter.class)
          .caughtBy(contract("countsFilesOfSeveralCharsetsExactly"))),

  /// A class from outside.
  SUBMITTED(submitted(PoolFileCounter.class));

  private final Claim claim;

  FileCounterSubject(Claim claim) {
    this.claim = claim;
  }

  /// Creates a counter of files.
  ///
  /// @param workers how many files are read at a time, at most; at least one
  /// @return the counter; close it
  /// @throws IllegalArgumentException if there is to be less than one worker
  public FileCounter create(int workers) {
    return switch (this) {
      case SEQUENTIAL -> new SequentialFileCounter(workers);
      case POOL -> new PoolFileCounter(workers);
      case VIRTUAL -> new VirtualFileCounter(workers);
      case PROCESS -> new ProcessFileCounter(workers);
      case BROKEN_BATCH -> new BrokenBatchFileCounter(workers);
      case BROKEN_TOTAL -> new BrokenTotalFileCounter(workers);
      case BROKEN_INTERRUPT -> new BrokenInterruptFileCounter(workers);
      case BROKEN_BUFFER -> new BrokenBufferFileCounter(workers);
      case BROKEN_OPEN -> new BrokenOpenFileCounter(workers);
      case BROKEN_PERMIT -> new BrokenPermitFileCounter(workers);
      case BROKEN_CHARSET -> new BrokenCharsetFileCounter(workers);
      case SUBMITTED -> instantiate(FileCounter.class, workers);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
