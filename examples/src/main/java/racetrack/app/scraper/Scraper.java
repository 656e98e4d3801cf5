// SPDX-License-Identifier: Apache-2.0
package racetrack.app.scraper;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/// Fetches pages over HTTP, several at a time, and never more than was agreed on.
///
/// A scraper is used by one thread at a time. How a caller waits is unspecified: it may spin. §1 As
/// many requests are under way at a time as was agreed on, and never more. §2 Redirects are
/// followed. §3 An address may be listed twice; it is then fetched twice. §4 Fewer than one
/// request, and a deadline that is not positive, are refused with an [IllegalArgumentException].
///
/// §5 **Errors** are a page's own: what the server refuses is a [Rejection], what does not come, or
/// not whole, or not in time, is a [Failure], and the other pages are fetched as if it were not
/// there.
///
/// §6 **The deadline** is each page's own too. It runs from when the page's request is sent to when
/// the last byte of its body is there; waiting for one's turn does not count. At the deadline the
/// connection is given up. §7 A deadline that is longer than a `long` of nanoseconds has no end.
///
/// §8 **Memory effects:** `progress` runs in the calling thread, one call after the other, so what
/// it writes needs no lock.
public interface Scraper extends AutoCloseable {

  /// Fetches each page.
  ///
  /// @param addresses where the pages are
  /// @param progress §9 is told of each page once, as soon as it is there or has failed
  /// @return §10 the pages, in the order of the addresses
  /// @throws InterruptedException §11 if interrupted while pages are fetched; no more are then
  ///   begun, and those that are under way are given up
  List<Page> scrape(List<URI> addresses, Consumer<? super Page> progress)
      throws InterruptedException;

  /// §12 Ends the workers and closes the connections. No thread is left.
  @Override
  void close();
}
