// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.compound;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.Map;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;

/// Races for [WordCount]. Each is run once for every [WordCountSubject].
public final class WordCountStress {

  private static final WordCountSubject SUBJECT = Subject.selected(WordCountSubject.class);

  private WordCountStress() {}

  /// Is a word lost that two threads count for the first time at once?
  ///
  /// A result is how often it was counted.
  @JCStressTest
  @Asks(3)
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "Both are counted.")
  @Outcome(expect = FORBIDDEN, desc = "One is lost.")
  @State
  public static class LostCount {

    private final WordCount count = SUBJECT.create();

    @Actor
    public void one() {
      count.count("a");
    }

    @Actor
    public void another() {
      count.count("a");
    }

    @Arbiter
    public void total(I_Result r) {
      r.r1 = count.snapshot().getOrDefault("a", 0);
    }
  }

  /// Does somebody who looks ever see the middle of a step?
  ///
  /// Two words are counted in one step, for the second time. A result reads "how often the one, how
  /// often the other".
  @JCStressTest
  @Asks({3, 5})
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "The reader comes first.")
  @Outcome(id = "2, 2", expect = ACCEPTABLE, desc = "The reader comes second.")
  @Outcome(expect = FORBIDDEN, desc = "The reader sees the one word without the other.")
  @State
  public static class Between {

    private final WordCount count = SUBJECT.create();

    public Between() {
      count.count("a", "b");
    }

    @Actor
    public void counter() {
      count.count("a", "b");
    }

    @Actor
    public void reader(II_Result r) {
      Map<String, Integer> snapshot = count.snapshot();
      r.r1 = snapshot.getOrDefault("a", 0);
      r.r2 = snapshot.getOrDefault("b", 0);
    }
  }
}
