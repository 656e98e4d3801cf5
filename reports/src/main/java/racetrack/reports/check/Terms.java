// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import racetrack.catalogue.Check;
import racetrack.catalogue.Question;
import racetrack.reports.launch.Fence;

/// On which terms a class is let in.
///
/// @param fence what stands between its JVMs and the rest of the machine
/// @param seed what everything drawn by lot is drawn from, so that it can be drawn once more; empty
///   if nobody will ask for that
/// @param quickStart for some questions, arguments with which their JVMs start sooner
/// @param look what its class files are looked at for; empty if for nothing
/// @param outputs the folder for what it prints while it is asked about contract and model; empty
///   if nobody will read that
/// @param knownTwins a file that says how often twins show their wounds here ([Calibration]); empty
///   if they are to be raced beside the class
/// @param first the checks to begin with, where nothing more is asked of contract and model once
///   one check has found the class broken; empty if all is to be asked
public record Terms(
    Fence fence,
    Optional<String> seed,
    Map<Question, List<String>> quickStart,
    Optional<Look> look,
    Optional<Path> outputs,
    Optional<Path> knownTwins,
    Optional<List<Check>> first) {

  /// The usual terms: no fence, and no seed.
  public static final Terms USUAL =
      new Terms(
          Fence.none(),
          Optional.empty(),
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /// Sets terms.
  public Terms {
    quickStart = Map.copyOf(quickStart);
  }

  /// {@return the usual terms, but that some JVMs start sooner}
  ///
  /// @param quickStart for some questions, arguments with which their JVMs start sooner
  public static Terms usualWith(Map<Question, List<String>> quickStart) {
    return new Terms(
        USUAL.fence,
        USUAL.seed,
        quickStart,
        USUAL.look,
        USUAL.outputs,
        USUAL.knownTwins,
        USUAL.first);
  }

  /// {@return arguments with which the JVM of a question starts sooner}
  ///
  /// @param question the question
  List<String> quickStart(Question question) {
    return quickStart.getOrDefault(question, List.of());
  }

  /// {@return what draws by lot}
  RandomGenerator lot() {
    return seed.<RandomGenerator>map(text -> new SplittableRandom(number(text)))
        .orElseGet(SecureRandom::new);
  }

  private static long number(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }
}
