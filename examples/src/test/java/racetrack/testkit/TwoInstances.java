// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import racetrack.catalogue.Question;

/// Asks two instances at once, which must know nothing of each other: what is static by accident,
/// or bound to the thread, is shared.
public final class TwoInstances {

  private TwoInstances() {}

  /// What an instance is asked, with a number of its own, so that what is another's is seen.
  ///
  /// @param <T> the type of the instances
  public interface Question<T> {

    /// Asks it.
    ///
    /// @param instance the instance
    /// @param number differs between the two instances, and from one round to the next
    /// @throws Exception to fail the test
    void ask(T instance, int number) throws Exception;
  }

  /// Asks two instances at the same time, each by a thread of its own.
  ///
  /// @param kind the kind of thread
  /// @param rounds how often; each round begins for both at the same time
  /// @param maker makes an instance
  /// @param question what each is asked, in each round
  /// @param <T> the type of the instances
  /// @throws InterruptedException if interrupted while waiting
  /// @throws AssertionError if the question is not answered rightly
  public static <T> void ask(ThreadKind kind, int rounds, Supplier<T> maker, Question<T> question)
      throws InterruptedException {
    AtomicInteger arrivals = new AtomicInteger();
    try (Crew crew = new Crew(kind)) {
      for (int number = 0; number < 2; number++) {
        int first = number;
        T instance = maker.get();
        crew.start(
            "asker " + number,
            rounds,
            round -> {
              Crew.meet(arrivals, round);
              question.ask(instance, 2 * round + first);
            });
      }
      crew.joinSoon();
    }
  }
}
