// SPDX-License-Identifier: Apache-2.0
package racetrack.app.scraper;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/// Fetches pages over HTTP, several at a time, and never more than was agreed on.
///
/// A scraper is used by one thread at a time. Redirects are followed. An address may be listed
/// twice; it is then fetched twice.
///
/// **Errors** are a page's own: what the server refuses is a [Rejection], what does not come, or
/// not whole, or not in time, is a [Failure], and the other pages are fetched as if it were not
/// there.
///
/// **The deadline** is each page's own too. It runs from when the page's request is sent to when
/// the last byte of its body is there; waiting for one's turn does not count. At the deadline the
/// connection is given up.
///
/// **Memory effects:** `progress` runs in the calling thread, one call after the other, so what it
/// writes needs no lock.
public interface Scraper extends AutoCloseable {

  /// Fetches each page.
  ///
  /// @param addresses where the pages are
  /// @param progress is told of each page once, as soon as it is there or has failed
  /// @return the pages, in the order of the addresses
  /// @throws InterruptedException if interrupted while pages are fetched; no more are then begun,
  ///   and those that are under way are given up
  List<Page> scrape(List<URI> addresses, Consumer<? super Page> progress)
      throws InterruptedException;

  /// Ends the workers and closes the connections. No thread is left.
  @Override
  void close();
}
