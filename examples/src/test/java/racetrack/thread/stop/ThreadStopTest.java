// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.stop;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/// Why nobody here is against CERT THI05, *do not use Thread.stop to terminate threads*.
class ThreadStopTest {

  @Test
  @SuppressWarnings({
    "deprecation",
    "removal",
    "ThreadStop"
  }) // that it does nothing is what is tested
  void isGone() {
    assertThrows(UnsupportedOperationException.class, () -> new Thread(() -> {}).stop());
  }
}
