// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import racetrack.catalogue.Mode;

/// Which modes a verdict rests on.
class ModesInWordsTest {

  private static final List<Mode.Tally> TALLIES =
      List.of(
          tally("interpreter", "16 × 5", "free", "serial GC", 100, 0),
          tally("C1", "256 × 40", "pinned to two cores", "G1", 100, 1),
          tally("mixed: C1, C2", "16 × 5", "free", "serial GC", 100, 0),
          tally("mixed: C2, C1", "16 × 5", "free", "serial GC", 100, 2),
          tally("C2", "16 × 5", "free", "ZGC", 0, 0));

  @Test
  void areNamedPartByPartWhereThereAreSamples() {
    assertEquals(
        "C1, interpreter, mixed; strides 16 × 5, 256 × 40; free, pinned to two cores;"
            + " G1, serial GC",
        ModesInWords.of(TALLIES));
  }

  @Test
  void haveAnumberWhereTheFlagsAreMany() {
    List<Mode.Tally> many =
        Stream.of("a", "b", "c", "d").map(f -> tally("C1", "16 × 5", "free", f, 1, 0)).toList();
    assertEquals("C1; strides 16 × 5; free; 4 sets of JVM flags", ModesInWords.of(many));
  }

  @Test
  void areSilentWhereATwinWasRunAndNeverShowedItsWound() {
    assertEquals("interpreter; mixed: C1, C2", ModesInWords.silent(TALLIES));
    assertEquals("", ModesInWords.silent(TALLIES.subList(1, 2)));
  }

  private static Mode.Tally tally(
      String compilation, String strides, String affinity, String flags, long samples, long hits) {
    return new Mode.Tally(new Mode(compilation, strides, affinity, flags), 1, samples, hits);
  }
}
