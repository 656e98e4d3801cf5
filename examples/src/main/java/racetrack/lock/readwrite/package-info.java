// SPDX-License-Identifier: Apache-2.0
/// The read-mostly table: many look, few write, and those who look must not wait for each other.
///
/// Five subjects keep the two halves of a quote together: with a lock for readers and one for
/// writers ([ReadWriteLockQuotes]), by looking first and asking afterwards ([OptimisticQuotes]), by
/// writing to a copy ([CopyOnWriteQuotes]), in a map with one lock ([SynchronizedMapQuotes]), and
/// in the library's concurrent map ([JdkQuotes]). Six twins do not ask afterwards, want to write
/// while they read, lose a copy, lock what guards nothing, or override what was safe.
@NullMarked
@Pattern(title = "Read-mostly table", contract = Quotes.class, subjects = QuotesSubject.class)
package racetrack.lock.readwrite;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
