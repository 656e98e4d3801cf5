// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

/// Asks Lincheck whether a subject is linearizable.
///
/// Lincheck makes the class under test by itself, in a class loader of its own, so the subject
/// travels as it does to a forked JVM: in the system property that [Subject#selected] reads.
public final class Models {

  /// This many patterns are looked at as closely as they ask; more share the time of these.
  private static final int PATTERNS_AT_FULL_DEPTH = 6;

  /// A loop that goes round more often counts as a livelock. Lincheck's own bound is 50, which a
  /// loop over the cells of a right counter passes. The evidence of a livelock has every round, so
  /// a much larger bound makes it unreadable: 10,000 gave 13 MB.
  private static final int LOOP_BOUND = 300;

  private static final int PATTERNS = Catalogue.load().entries().size();

  private static final List<String> NOTES = new ArrayList<>();

  private Models() {}

  /// Runs scenarios in many interleavings, from few switches of threads to more.
  ///
  /// A twin gets as many as its wound takes to show. Sound subjects share a budget: the more
  /// patterns there are, the fewer interleavings each gets, and the answer says how many.
  ///
  /// @param subject the subject under test
  /// @param calls a class that makes the selected subject and calls it in its operations
  /// @param specification the same operations in one thread, for Lincheck to compare with
  /// @param interleavings how many to try of each scenario, at most
  /// @param scenarios the calls to interleave
  /// @throws org.jetbrains.lincheck.LincheckAssertionError if no order of the calls explains their
  ///   results: then with an interleaving that leads to them
  public static void check(
      Subject subject,
      Class<?> calls,
      Class<?> specification,
      int interleavings,
      ExecutionScenario... scenarios) {
    int depth = depth(subject, interleavings, PATTERNS);
    NOTES.add(
        "No violation in %d scenarios, with up to %d of %d interleavings each."
            .formatted(scenarios.length, depth, interleavings));
    ModelCheckingOptions options =
        new ModelCheckingOptions()
            .iterations(0)
            .invocationsPerIteration(depth)
            .minimizeFailedScenario(false)
            .loopBound(LOOP_BOUND)
            .sequentialSpecification(specification);
    for (ExecutionScenario scenario : scenarios) {
      options.addCustomScenario(scenario);
    }
    String before = System.getProperty(Subject.PROPERTY);
    System.setProperty(Subject.PROPERTY, subject.name());
    try {
      options.check(calls);
    } finally {
      if (before == null) {
        System.clearProperty(Subject.PROPERTY);
      } else {
        System.setProperty(Subject.PROPERTY, before);
      }
    }
  }

  /// {@return how many interleavings of a scenario a subject gets}
  ///
  /// @param subject the subject
  /// @param interleavings how many its pattern asks for
  /// @param patterns how many patterns there are
  static int depth(Subject subject, int interleavings, int patterns) {
    return switch (subject.claim()) {
      case Claim.Broken _ -> interleavings;
      case Claim.Sound _ ->
          patterns <= PATTERNS_AT_FULL_DEPTH
              ? interleavings
              : Math.max(1, interleavings * PATTERNS_AT_FULL_DEPTH / patterns);
    };
  }

  /// {@return what was looked at since the last call, one line a check}
  static String notes() {
    String notes = String.join("\n", NOTES);
    NOTES.clear();
    return notes;
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
