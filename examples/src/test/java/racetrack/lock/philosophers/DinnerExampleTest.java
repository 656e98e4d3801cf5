// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.philosophers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DinnerExampleTest {

  @Test
  void endsWhenAllHaveEaten() throws InterruptedException {
    assertEquals(List.of(100, 100, 100, 100, 100), DinnerExample.dine(TableSubject.TRY_LOCK, 100));
  }
}
