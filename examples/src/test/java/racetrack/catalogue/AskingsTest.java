// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.catalogue.Askings.Asking;

/// Whether it is noticed that promises and checks do not match.
class AskingsTest {

  private static final NumberedPromise ONE = new NumberedPromise("made.up", 1, "It counts.");
  private static final NumberedPromise TWO = new NumberedPromise("made.up", 2, "It waits.");

  @Test
  void takesAMatch() {
    assertMismatches(List.of(ONE, TWO), asking(1), asking(1, 2));
  }

  @Test
  void noticesAPromiseThatNobodyAsksAbout() {
    assertMismatches(
        List.of(ONE, TWO), List.of("has a promise that nobody asks about: 2"), asking(1));
  }

  @Test
  void noticesACheckThatAsksForNothing() {
    assertMismatches(
        List.of(ONE),
        List.of("has a check that must say what it asks, or why nothing: Made.check"),
        asking(1),
        asking());
  }

  @Test
  void takesAReasonForAskingNothing() {
    assertMismatches(List.of(ONE), asking(1), new Asking("Made.check", List.of(), "It shows it."));
  }

  @Test
  void noticesAReasonBesidePromises() {
    assertMismatches(
        List.of(ONE),
        List.of("has a check that must say what it asks, or why nothing: Made.check"),
        new Asking("Made.check", List.of(1), "It shows it."));
  }

  @Test
  void noticesAPromiseThatIsNotThere() {
    assertMismatches(
        List.of(ONE), List.of("has no promise 3, which Made.check asks about"), asking(1, 3));
  }

  @Test
  void noticesTwoOfTheSameNumber() {
    assertMismatches(List.of(ONE, ONE), List.of("has two promises of the number 1"), asking(1));
  }

  @Test
  void noticesANumberThatBeginsNoPromise() {
    String source = "/// §1 It counts (JLS §17.4).\n// §2 is no comment\nint get();\n";
    assertTrue(Askings.isRead(source, List.of(ONE)));
    assertFalse(Askings.isRead(source + "/// @see Other §3\n", List.of(ONE)));
    assertFalse(Askings.isRead(source + "/// §3\n", List.of(ONE)));
  }

  @Test
  void findsTheChecksOfAClass() {
    assertEquals(
        List.of(
            new Asking("Made.nothing", List.of(), "It shows it."),
            new Asking("Made.several", List.of(1, 2), ""),
            new Asking("Made.silent", List.of(), "")),
        Askings.of(Made.class).stream().sorted(Comparator.comparing(Asking::check)).toList());
  }

  @Test
  void readsTheScenariosOfASource(@TempDir Path folder) throws IOException {
    Path source = folder.resolve("MadeStress.java");
    Files.writeString(
        source,
        """
        public final class MadeStress {
          @JCStressTest
          @Asks({1, 2})
          @State
          public static class First {
          }

          @JCStressTest
          @Asks(3)
          @State
          public static class Second extends Base {
          }

          @JCStressTest
          @State
          public static class Silent {
        """);
    assertEquals(
        List.of(
            new Asking("MadeStress.First", List.of(1, 2), ""),
            new Asking("MadeStress.Second", List.of(3), ""),
            new Asking("MadeStress.Silent", List.of(), "")),
        Askings.in(source));
    assertEquals(List.of(), Askings.in(folder.resolve("Nowhere.java")));
  }

  /// `several` asks about a result, `nothing` says what it is about, `silent` says nothing.
  @Test
  void noticesATestWithoutADimension() {
    assertEquals(
        List.of("Made.several", "Made.silent"),
        Askings.withoutDimension(Made.class, List.of(ONE, TWO)).stream().sorted().toList());
  }

  @Test
  void tellsADimensionFromPromisesThatAllSpeakOfIt() {
    NumberedPromise memory = new NumberedPromise("made.up", 1, "**Memory effect:** it is seen.");
    NumberedPromise interrupt = new NumberedPromise("made.up", 2, "It throws if interrupted.");
    assertEquals(Optional.of(Dimension.RACE_FREE), contract(memory));
    assertEquals(Optional.of(Dimension.INTERRUPTIBLE), contract(interrupt));
    assertEquals(Optional.empty(), contract(memory, interrupt));
    assertEquals(Optional.empty(), contract(interrupt, ONE));
    assertEquals(Optional.empty(), contract());
  }

  private static Optional<Dimension> contract(NumberedPromise... promises) {
    return Dimension.of(Question.CONTRACT, Optional.empty(), List.of(promises));
  }

  private static Asking asking(Integer... promises) {
    return new Asking("Made.check", List.of(promises), "");
  }

  private static void assertMismatches(List<NumberedPromise> promises, Asking... askings) {
    assertMismatches(promises, List.of(), askings);
  }

  private static void assertMismatches(
      List<NumberedPromise> promises, List<String> expected, Asking... askings) {
    assertEquals(expected, Askings.mismatches(promises, List.of(askings)));
  }

  /// Tests that nobody runs.
  @SuppressWarnings("ClassCanBeStatic")
  private static final class Made {

    @Asks({1, 2})
    @Test
    void several() {}

    @Asks.Nothing(because = "It shows it.")
    @Asks.About(Dimension.CONTRACT)
    @Test
    void nothing() {}

    @Test
    void silent() {}
  }
}
