// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Subject;
import racetrack.catalogue.Submission;
import racetrack.reports.pages.SourceFile;

/// The twins of a pattern that a student can be given.
///
/// @param entry the pattern
public record Wounds(Entry entry) {

  private static final int SHORT = 8;

  /// {@return the twins whose wounds show on this machine, and that are made as a class from
  /// outside is made}
  public List<Subject> all() {
    return entry.broken().stream().filter(this::canBeGiven).toList();
  }

  private boolean canBeGiven(Subject twin) {
    return twin.claim() instanceof Claim.Broken broken
        && broken.isObservableHere()
        && SourceFile.of(broken.implementation()).filter(Wounds::hasAMark).isPresent()
        && entry.door().isPresent()
        && Submission.misfit(broken.implementation(), entry.door().get().like()).isEmpty();
  }

  /// Where the wound is in a class that it uses, there would be nothing to mend.
  private static boolean hasAMark(SourceFile source) {
    return source.text().contains("// wound: ");
  }

  /// {@return the twin that a seed chooses}
  ///
  /// @param seed any number
  Subject choose(long seed) {
    List<Subject> twins = all();
    return twins.get((int) Math.floorMod(seed, (long) twins.size()));
  }

  /// {@return the twin of a name, or of what [#variant] makes of it}
  ///
  /// @param name such as `BROKEN_IF`
  Optional<Subject> find(String name) {
    return all().stream()
        .filter(twin -> twin.name().equalsIgnoreCase(name) || variant(twin).equals(name))
        .findFirst();
  }

  /// {@return a name that does not give the wound away at sight, the same in every version}
  ///
  /// @param twin the twin
  String variant(Subject twin) {
    return HexFormat.of().formatHex(hash(entry.key() + "\n" + twin.name())).substring(0, SHORT);
  }

  /// {@return the seed of a student: the same in every run, and another one for each}
  ///
  /// @param secret the secret of the course
  /// @param student who the student is, such as a number
  /// @param key the pattern's key
  public static long seed(String secret, String student, String key) {
    return ByteBuffer.wrap(hash(secret + "\n" + student + "\n" + key)).getLong();
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
