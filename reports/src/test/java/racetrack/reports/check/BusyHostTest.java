// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusyHostTest {

  @ParameterizedTest
  @CsvSource({"-1, 1", "0, 1", "2, 1", "4.5, 1.5", "8, 2", "200, 2"})
  void isWaitedForLongerButNotForEver(double load, double times) {
    assertEquals(times, BusyHost.times(load, 2));
  }
}
