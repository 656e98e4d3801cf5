// SPDX-License-Identifier: Apache-2.0
package racetrack.app.sizing;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import racetrack.scaling.Workload;

/// A workload whose answers are held against its first one: what is not done is not fast.
final class Checked {

  private final Workload workload;
  long answer;

  Checked(Workload workload) {
    this.workload = workload;
  }

  /// Asks for the first time.
  void solve() throws InterruptedException {
    answer = workload.call();
  }

  /// {@return the answer, asked for once more by this thread}
  ///
  /// @throws AssertionError if it is another one
  long once() throws InterruptedException {
    return held(workload.call());
  }

  /// {@return the answers of a batch}
  ///
  /// @param tasks how many
  /// @param pool who asks
  /// @throws AssertionError if one of them is another one, or there are more or fewer
  List<Long> batch(int tasks, ExecutorService pool)
      throws InterruptedException, ExecutionException {
    List<Long> answers = Batch.run(workload, tasks, pool).results();
    if (answers.size() != tasks) {
      throw new AssertionError("%d tasks gave %d answers.".formatted(tasks, answers.size()));
    }
    answers.forEach(this::held);
    return answers;
  }

  private long held(long other) {
    if (other != answer) {
      throw new AssertionError("%s gave %d and then %d.".formatted(workload, answer, other));
    }
    return other;
  }
}
