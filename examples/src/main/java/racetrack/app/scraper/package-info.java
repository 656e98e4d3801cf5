// SPDX-License-Identifier: Apache-2.0
/// The scraper: many pages from a real server on this machine, with the delays and faults of
/// others.
///
/// Waiting is all there is to do, so that far more workers than cores pay; what is hard is what the
/// others do: they answer with an error, late, in part, or never. Four subjects wait on a pool
/// ([PoolScraper]), on virtual threads ([VirtualScraper]), also for their time ([PacedScraper]),
/// and not at all ([AsyncScraper]). Four twins wait for ever for a slow body, take "404" for a
/// page, ask for all at once, and let the first failure end the batch.
@NullMarked
@Pattern(
    title = "Scraper",
    contract = Scraper.class,
    subjects = ScraperSubject.class,
    lacks = {
      @Lack(
          question = Question.MODEL,
          because =
              "Lincheck reorders accesses to memory. What matters here happens between this JVM's"
                  + " sockets and a server, which it does not see."),
      @Lack(
          question = Question.RACE,
          because =
              "A sample is an exchange with a server and takes a tenth of a millisecond at best, in"
                  + " threads that jcstress does not steer. A scraper is used by one thread, and"
                  + " what its workers share are the library's queues.")
    })
package racetrack.app.scraper;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
import racetrack.catalogue.Pattern.Lack;
import racetrack.catalogue.Question;
