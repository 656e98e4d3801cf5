// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Exploration;
import racetrack.catalogue.Exploration.Scenario;
import racetrack.catalogue.Subject;

/// Asks Lincheck whether a subject is linearizable.
///
/// Lincheck makes the class under test by itself, in a class loader of its own, so the subject
/// travels as it does to a forked JVM: in the system property that [Subject#selected] reads.
public final class Models {

  /// This many patterns are looked at as closely as they ask; more share the time of these.
  private static final int PATTERNS_AT_FULL_DEPTH = 6;

  /// A sound subject gets no smaller share of a scenario: most twins are found in fewer.
  private static final int LEAST = 40;

  /// A loop that goes round more often counts as a livelock. Lincheck's own bound is 50, which a
  /// loop over the cells of a right counter passes. The evidence of a livelock has every round, so
  /// a much larger bound makes it unreadable: 10,000 gave 13 MB.
  private static final int LOOP_BOUND = 300;

  /// Whether sound subjects are looked at as closely as twins are.
  private static final boolean FULL_DEPTH = Boolean.getBoolean(AskerJvm.FULL_DEPTH);

  private static final int PATTERNS = Catalogue.load().entries().size();

  private static final List<Scenario> EXPLORED = new ArrayList<>();

  /// The number of the only scenario that is run, from 1 on; 0 if all are.
  private static int only;

  private Models() {}

  /// Runs scenarios in many interleavings, from few switches of threads to more.
  ///
  /// A twin gets as many as its wound takes to show, and so does a class from outside. Sound
  /// subjects share a budget: the more patterns there are, the fewer interleavings each gets, but
  /// as many as most twins take, unless [AskerJvm#FULL_DEPTH] is set. The answer says how many
  /// ([Exploration]), and the gate whether they would have been enough.
  ///
  /// @param subject the subject under test
  /// @param calls a class that makes the selected subject and calls it in its operations
  /// @param specification the same operations in one thread, for Lincheck to compare with
  /// @param interleavings how many to try of each scenario, at most
  /// @param scenarios the calls to interleave
  /// @throws org.jetbrains.lincheck.LincheckAssertionError if no order of the calls explains their
  ///   results: then with an interleaving that leads to them
  /// @throws org.opentest4j.TestAbortedException if a class from outside hangs in a way that only a
  ///   model has ([TimedWaits])
  public static void check(
      Subject subject,
      Class<?> calls,
      Class<?> specification,
      int interleavings,
      ExecutionScenario... scenarios) {
    check(subject, calls, specification, interleavings, LEAST, scenarios);
  }

  /// Runs scenarios in many interleavings, where twins take more of them than most do.
  ///
  /// @param subject the subject under test
  /// @param calls a class that makes the selected subject and calls it in its operations
  /// @param specification the same operations in one thread, for Lincheck to compare with
  /// @param interleavings how many to try of each scenario, at most
  /// @param least how many to try of a sound subject at least: as many as its twins take
  /// @param scenarios the calls to interleave
  /// @throws LincheckAssertionError if no order of the calls explains their results
  public static void check(
      Subject subject,
      Class<?> calls,
      Class<?> specification,
      int interleavings,
      int least,
      ExecutionScenario... scenarios) {
    int depth = depth(subject, interleavings, least, PATTERNS);
    ModelCheckingOptions options =
        new ModelCheckingOptions()
            .iterations(0)
            .invocationsPerIteration(depth)
            .minimizeFailedScenario(false)
            .verifier(CountingVerifier.class)
            .loopBound(LOOP_BOUND)
            .sequentialSpecification(specification);
    List<ExecutionScenario> chosen =
        IntStream.range(0, scenarios.length)
            .filter(index -> isChosen(EXPLORED.size() + index + 1))
            .mapToObj(index -> scenarios[index])
            .toList();
    if (chosen.isEmpty()) {
      record(depth, interleavings, null, scenarios);
      return;
    }
    chosen.forEach(options::addCustomScenario);
    String before = System.getProperty(Subject.PROPERTY);
    System.setProperty(Subject.PROPERTY, subject.name());
    CountingVerifier.begin();
    try {
      options.check(calls);
      record(depth, interleavings, null, scenarios);
    } catch (LincheckAssertionError e) {
      record(depth, interleavings, e.getFailure$lincheck().getScenario(), scenarios);
      if (subject.claim() instanceof Claim.Submitted submitted) {
        TimedWaits.excuse(e, submitted.implementation()).ifPresent(Assumptions::abort);
      }
      throw e;
    } catch (IllegalStateException e) { // Lincheck broke when it wrote down what it had found
      record(depth, interleavings, CountingVerifier.rejected(), scenarios);
      throw e;
    } finally {
      if (before == null) {
        System.clearProperty(Subject.PROPERTY);
      } else {
        System.setProperty(Subject.PROPERTY, before);
      }
    }
  }

  /// Limits the checks to one scenario, which is then asked as if the others came before it: its
  /// interleavings depend on nothing but its calls.
  ///
  /// @param number its number, from 1 on; 0 for all scenarios
  static void limitTo(int number) {
    only = number;
  }

  private static boolean isChosen(int number) {
    return only == 0 || only == number;
  }

  /// {@return how many interleavings of a scenario a subject gets}
  ///
  /// @param subject the subject
  /// @param interleavings how many its pattern asks for
  /// @param least how many of them a sound subject gets, however small its share is
  /// @param patterns how many patterns there are
  static int depth(Subject subject, int interleavings, int least, int patterns) {
    return switch (subject.claim()) {
      case Claim.Broken _, Claim.Submitted _ -> interleavings;
      case Claim.Sound _ ->
          FULL_DEPTH || patterns <= PATTERNS_AT_FULL_DEPTH
              ? interleavings
              : Math.min(
                  interleavings,
                  Math.max(least, interleavings * PATTERNS_AT_FULL_DEPTH / patterns));
    };
  }

  /// Notes how many interleavings were run, up to the scenario that broke, if one did.
  private static void record(
      int depth, int full, @Nullable ExecutionScenario broken, ExecutionScenario... scenarios) {
    for (ExecutionScenario scenario : scenarios) {
      if (!isChosen(EXPLORED.size() + 1)) {
        EXPLORED.add(new Scenario(0, full, 0, false));
        continue;
      }
      int run = CountingVerifier.count(scenario);
      if (scenario == broken) {
        boolean ended = scenario == CountingVerifier.rejected();
        EXPLORED.add(new Scenario(depth, full, ended ? run : run + 1, true));
        return;
      }
      EXPLORED.add(new Scenario(depth, full, run, false));
    }
  }

  /// {@return what was explored since the last call; null if nothing was}
  static @Nullable Exploration explored() {
    Exploration exploration =
        EXPLORED.isEmpty() ? null : new Exploration(List.copyOf(EXPLORED), null);
    EXPLORED.clear();
    return exploration;
  }

  /// {@return a call for a scenario}
  ///
  /// @param calls the class of the operations
  /// @param operation the name of one, which is not overloaded
  /// @param arguments what it is called with
  public static Actor call(Class<?> calls, String operation, Object... arguments) {
    Method method =
        Arrays.stream(calls.getMethods())
            .filter(candidate -> candidate.getName().equals(operation))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(calls + " has no " + operation));
    return new Actor(method, List.of(arguments));
  }

  /// {@return a scenario}
  ///
  /// @param before the calls that are made first, in one thread
  /// @param threads the calls of each thread
  /// @param after the calls that are made when all threads have ended, in one thread
  public static ExecutionScenario scenario(
      List<Actor> before, List<List<Actor>> threads, List<Actor> after) {
    return new ExecutionScenario(before, threads, after, null);
  }
}
