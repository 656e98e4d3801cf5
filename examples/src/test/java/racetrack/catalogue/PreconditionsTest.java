// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static racetrack.catalogue.Preconditions.requireAtLeast;
import static racetrack.catalogue.Preconditions.requirePositive;
import static racetrack.catalogue.Preconditions.requirePowerOfTwo;
import static racetrack.catalogue.Preconditions.requireWithin;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class PreconditionsTest {

  @Test
  void returnWhatWillDo() {
    assertEquals(1, requireAtLeast(1, 1, "size"));
    assertEquals(Integer.MAX_VALUE, requireAtLeast(Integer.MAX_VALUE, Integer.MAX_VALUE, "size"));
    assertEquals(Long.MAX_VALUE, requireAtLeast(0, Long.MAX_VALUE, "size"));
    assertEquals(3, requireWithin(3, 5, 3, "size"));
    assertEquals(5, requireWithin(3, 5, 5, "size"));
    assertEquals(1, requirePowerOfTwo(1, 1, "size"));
    assertEquals(1 << 30, requirePowerOfTwo(2, 1 << 30, "size"));
    assertEquals(Duration.ofNanos(1), requirePositive(Duration.ofNanos(1), "limit"));
  }

  @Test
  void sayWhatWasWrongAndWhatWouldBeRight() {
    assertSays("size must be at least 1, but was 0", () -> requireAtLeast(1, 0, "size"));
    assertSays(
        "size must be at least 0, but was -2147483648",
        () -> requireAtLeast(0, Integer.MIN_VALUE, "size"));
    assertSays(
        "size must be at least 3 and at most 5, but was 2", () -> requireWithin(3, 5, 2, "size"));
    assertSays(
        "size must be at least 3 and at most 5, but was 6", () -> requireWithin(3, 5, 6, "size"));
    assertSays(
        "size must be a power of two, at least 4, but was 2",
        () -> requirePowerOfTwo(4, 2, "size"));
    assertSays(
        "size must be a power of two, at least 4, but was 12",
        () -> requirePowerOfTwo(4, 12, "size"));
    assertSays(
        "limit must be more than zero, but was PT0S",
        () -> requirePositive(Duration.ZERO, "limit"));
    assertSays(
        "limit must be more than zero, but was PT-0.000000001S",
        () -> requirePositive(Duration.ofNanos(-1), "limit"));
  }

  private static void assertSays(String sentence, Executable refusal) {
    assertEquals(sentence, assertThrows(IllegalArgumentException.class, refusal).getMessage());
  }
}
