// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.readwrite;

import java.util.List;

/// A writer moves bid and ask together while a reader looks: how often did the spread change?
///
/// The ask is always 1 above the bid, so every whole quote has a spread of 1. The twin that does
/// not validate is *often* seen with another one, not always: reader and writer have to meet.
public final class ReadersExample {

  static final int LOOKS = 200_000;

  private ReadersExample() {}

  /// Prints how many wrong spreads a reader saw.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while waiting for the writer
  public static void main(String[] args) throws InterruptedException {
    for (QuotesSubject subject :
        List.of(
            QuotesSubject.READ_WRITE_LOCK,
            QuotesSubject.OPTIMISTIC,
            QuotesSubject.COPY_ON_WRITE,
            QuotesSubject.BROKEN_OPTIMISTIC)) {
      System.out.printf("%-18s wrong spreads: %d%n", subject, wrongSpreads(subject, LOOKS));
    }
  }

  /// {@return how many quotes with another spread than 1 a reader saw}
  ///
  /// @param subject the table
  /// @param looks how often the reader looks
  /// @throws InterruptedException if interrupted while waiting for the writer
  static int wrongSpreads(QuotesSubject subject, int looks) throws InterruptedException {
    Quotes quotes = subject.create(1);
    quotes.put(0, new Quote(0, 1));
    Thread writer = Thread.ofPlatform().name("writer").start(() -> write(quotes));
    int wrong = 0;
    for (int look = 0; look < looks; look++) {
      Quote quote = quotes.get(0);
      if (quote == null || quote.ask() - quote.bid() != 1) {
        wrong++;
      }
    }
    writer.interrupt();
    writer.join();
    return wrong;
  }

  private static void write(Quotes quotes) {
    for (long bid = 1; !Thread.currentThread().isInterrupted(); bid++) {
      quotes.put(0, new Quote(bid, bid + 1));
    }
  }
}
