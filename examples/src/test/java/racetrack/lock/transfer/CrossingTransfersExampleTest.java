// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import racetrack.lock.transfer.CrossingTransfersExample.Books;

@Timeout(60)
class CrossingTransfersExampleTest {

  @Test
  void endsWithAllTheMoney() throws InterruptedException {
    Books books = CrossingTransfersExample.run(BankSubject.ORDERED);
    assertEquals(2_000, books.total());
    assertTrue(books.receipts() <= 20_000, books::toString);
    assertTrue(books.receipts() >= 2_000, books::toString); // enough for each at first
  }

  @Test
  void letsAnAccountPayItself() throws InterruptedException {
    Books books = CrossingTransfersExample.run(BankSubject.ORDERED);
    assertEquals(books.before(), books.after());
  }
}
