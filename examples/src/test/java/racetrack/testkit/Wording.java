// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.function.Executable;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// What the kit's own classes say, word for word.
///
/// Contracts promise that bad input is refused, and no words. The kit's own classes are held to the
/// words, too: one sentence that says what was wrong, and what would be right; and to leaving no
/// thread behind.
public final class Wording {

  private Wording() {}

  /// Checks that a subject refuses to be made, in what words a class of the kit refuses, and that
  /// such a one leaves no thread behind.
  ///
  /// @param subject the subject
  /// @param sentence what a class of the kit says
  /// @param making makes the subject with arguments that it must refuse
  /// @throws InterruptedException if interrupted while waiting for a thread to end
  public static void assertRefused(Subject subject, String sentence, Executable making)
      throws InterruptedException {
    Set<Thread> before = ProgramThreads.alive();
    assertSaid(
        subject, sentence, assertThrows(IllegalArgumentException.class, making).getMessage());
    switch (subject.claim()) {
      case Claim.Sound _, Claim.Broken _ -> ProgramThreads.assertNoneButThese(before);
      case Claim.Submitted _ -> {} // nothing is promised
    }
  }

  /// Checks the words of a class of the kit; those of others are their own affair.
  ///
  /// @param subject the subject
  /// @param expected what a class of the kit says
  /// @param actual what was said
  public static void assertSaid(Subject subject, Object expected, @Nullable Object actual) {
    switch (subject.claim()) {
      case Claim.Sound _, Claim.Broken _ -> assertEquals(expected, actual);
      case Claim.Submitted _ -> {} // its words are its own
    }
  }
}
