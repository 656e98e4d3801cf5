// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.util.ArrayList;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.datastructures.verifier.LinearizabilityVerifier;
import org.jetbrains.lincheck.datastructures.verifier.Verifier;
import org.jspecify.annotations.Nullable;

/// Asks whether results are linearizable, and counts for which scenario how often it was asked.
///
/// Lincheck does not tell how many interleavings it has run. It makes the verifier by itself, one a
/// check, and asks it once for each interleaving that ran to its end.
public final class CountingVerifier implements Verifier {

  private static final List<ExecutionScenario> ASKED = new ArrayList<>();

  private static @Nullable ExecutionScenario rejected;

  private final Verifier verifier;

  /// Creates the verifier of a check.
  ///
  /// @param specification the same operations in one thread
  public CountingVerifier(Class<?> specification) {
    verifier = new LinearizabilityVerifier(specification);
  }

  @Override
  public boolean verifyResults(ExecutionScenario scenario, ExecutionResult results) {
    ASKED.add(scenario);
    boolean explained = verifier.verifyResults(scenario, results);
    rejected = explained ? rejected : scenario;
    return explained;
  }

  /// Forgets the check before.
  static void begin() {
    ASKED.clear();
    rejected = null;
  }

  /// {@return how many interleavings of a scenario ran to their end in the last check}
  static int count(ExecutionScenario scenario) {
    return (int) ASKED.stream().filter(asked -> asked == scenario).count();
  }

  /// {@return the scenario whose results no order of the calls explains, if that was found in the
  /// last check}
  static @Nullable ExecutionScenario rejected() {
    return rejected;
  }
}
