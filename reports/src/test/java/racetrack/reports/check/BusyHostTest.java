// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusyHostTest {

  @ParameterizedTest
  @CsvSource({"-1, 1", "0, 1", "2, 1", "8, 2", "18, 3", "200, 3"})
  void isWaitedForLongerButNotForEver(double load, double times) {
    assertEquals(times, BusyHost.times(load, 2));
  }
}
