// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.grade;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import racetrack.programs.FileTrouble;
import racetrack.reports.marks.Graded;

/// Grades submissions, several at once.
///
/// What needs one processor, contract and model, is asked of as many submissions at once as there
/// are lanes, which should be the number of processors. Races need all that they get: they are
/// asked of one submission at a time, while nothing else runs. So submissions come in batches:
/// first the one, then the other.
///
/// @param examiner asks one submission
/// @param ledger keeps what was found out
/// @param progress tells of it
/// @param lanes how many submissions are asked at once
public record Grading(Examiner examiner, Ledger ledger, Progress progress, int lanes) {

  /// How many submissions for each lane make a batch: the more, the less the processors wait for
  /// the slowest, and the more is lost when the machine goes down.
  private static final int BATCH = 4;

  /// A submission that was read, or why it could not be.
  private record Read(HandIn handIn, Optional<Handed> handed, String digest, String refusal) {

    static Read of(HandIn handIn) {
      try {
        Handed handed = Handed.read(handIn);
        return new Read(handIn, Optional.of(handed), handed.digest(), "");
      } catch (BadGradingException e) {
        return new Read(handIn, Optional.empty(), "", String.valueOf(e.getMessage()));
      } catch (UncheckedIOException e) {
        String sentence = FileTrouble.sentence(e).orElse("It cannot be read.");
        return new Read(handIn, Optional.empty(), "", sentence);
      }
    }
  }

  /// Grades what has not been graded before.
  ///
  /// @param handIns what was handed in
  /// @return what was found out about each, in their order
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  public List<Graded> run(List<HandIn> handIns) throws InterruptedException {
    List<Graded> all = new ArrayList<>();
    List<Read> batch = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(lanes)) {
      try {
        for (HandIn handIn : handIns) {
          Read read = Read.of(handIn);
          Optional<Graded> known = known(read);
          if (known.isPresent()) {
            all.add(known.get());
            progress.known(known.get());
          } else {
            batch.add(read);
          }
          if (batch.size() == BATCH * lanes) {
            all.addAll(grade(batch, executor));
            batch.clear();
          }
        }
        all.addAll(grade(batch, executor));
      } finally {
        executor.shutdownNow(); // who is interrupted waits for no lane
      }
    }
    List<String> order = handIns.stream().map(HandIn::id).toList();
    return all.stream()
        .sorted((one, other) -> order.indexOf(one.submission()) - order.indexOf(other.submission()))
        .toList();
  }

  /// {@return whether a submission was graded before}
  boolean isKnown(HandIn handIn, String digest) {
    return ledger.find(handIn.id(), digest, examiner.job().entry()).isPresent();
  }

  private Optional<Graded> known(Read read) {
    return ledger.find(read.handIn().id(), read.digest(), examiner.job().entry());
  }

  private List<Graded> grade(List<Read> batch, ExecutorService executor)
      throws InterruptedException {
    List<Callable<Examiner.Half>> works = new ArrayList<>();
    batch.forEach(read -> works.add(() -> firstHalf(read)));
    List<Graded> graded = new ArrayList<>();
    List<Future<Examiner.Half>> halves = executor.invokeAll(works);
    for (int i = 0; i < batch.size(); i++) {
      Examiner.Half half = get(halves.get(i));
      Examiner.Done done = examiner.secondHalf(half);
      ledger.keep(done.graded(), batch.get(i).digest(), done.report(), done.printed());
      progress.done(done.graded());
      graded.add(done.graded());
    }
    return graded;
  }

  private Examiner.Half firstHalf(Read read) throws InterruptedException {
    return read.handed().isPresent()
        ? examiner.firstHalf(read.handIn().id(), read.handed().get())
        : examiner.refused(read.handIn().id(), read.refusal(), System.nanoTime());
  }

  private static Examiner.Half get(Future<Examiner.Half> half) throws InterruptedException {
    try {
      return half.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("A submission could not be graded.", e.getCause());
    }
  }
}
