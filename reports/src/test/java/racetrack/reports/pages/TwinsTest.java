// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;
import racetrack.reports.pages.Differences.Hunk;

/// A twin is its original with one wound, and stays so when the original is changed.
class TwinsTest {

  /// A twin of which less than this share of lines is its original's is another program.
  private static final double COPIED = 0.7;

  static Stream<Arguments> twins() {
    return Catalogue.load().entries().stream()
        .flatMap(entry ->
            entry.broken().stream()
                .filter(twin -> SourceFile.of(twin.claim().implementation()).isPresent())
                .map(twin -> Arguments.of(entry.key() + " " + twin.name(), twin.claim())));
  }

  private static SourceFile source(Class<?> type) {
    return SourceFile.of(type).orElseThrow(() -> new AssertionError(type + " has no source"));
  }

  private static SourceFile original(Claim.Broken claim) {
    Subject original = claim.original();
    return source(original.claim().implementation());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("twins")
  void differFromTheirOriginalsOnlyWhereTheySaySo(String name, Claim.Broken claim) {
    SourceFile twin = source(claim.implementation());
    List<Hunk> hunks = Differences.hunks(original(claim), twin);
    List<Hunk> silent = hunks.stream().filter(hunk -> !saysSo(hunk)).toList();
    if (claim.isOtherProgram()) {
      long lines = twin.code().stream().filter(TwinsTest::counts).count();
      long own =
          hunks.stream().flatMap(hunk -> hunk.added().stream()).filter(TwinsTest::counts).count();
      assertTrue(
          !silent.isEmpty() && own > (1 - COPIED) * lines,
          () ->
              "%s says that it is another program, but only %d of its %d lines are its own."
                  .formatted(name, own, lines));
    } else {
      assertTrue(
          silent.isEmpty(),
          () ->
              "%s differs from %s without a word. Say `// wound: …` or `// follows the wound`:%n%s"
                  .formatted(name, claim.original(), words(silent)));
    }
  }

  private static boolean counts(String line) {
    return line.matches(".*\\w.*");
  }

  private static boolean saysSo(Hunk hunk) {
    List<String> place =
        hunk.added().stream().noneMatch(TwinsTest::counts)
            ? Stream.concat(hunk.added().stream(), hunk.around().stream()).toList()
            : hunk.added();
    return place.stream().anyMatch(line -> line.matches(".*// (follows the )?wound.*"))
        || Stream.concat(hunk.removed().stream(), hunk.added().stream())
            .allMatch(
                line -> line.isBlank() || line.matches("\\s*@(SuppressWarnings|GuardedBy)\\(.*"));
  }

  private static String words(List<Hunk> hunks) {
    StringBuilder words = new StringBuilder();
    for (Hunk hunk : hunks) {
      hunk.removed().forEach(line -> words.append("- ").append(line).append('\n'));
      hunk.added().forEach(line -> words.append("+ ").append(line).append('\n'));
      if (hunk.added().isEmpty()) {
        words.append("  ").append(String.join(" … ", hunk.around())).append('\n');
      }
      words.append('\n');
    }
    return words.toString();
  }
}
