// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.lazy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import racetrack.memory.lazy.SettingsExample.Reads;

class SettingsExampleTest {

  /// A class is initialized once a JVM, and so this is the only test.
  @Test
  void readsTheSettingsOnceAndNotBeforeSomebodyAsks() throws InterruptedException {
    assertEquals(new Reads(0, 1), SettingsExample.ask(4));
  }
}
