// SPDX-License-Identifier: Apache-2.0
/// Publication: to show an object to other threads so that they see all of it.
///
/// A reference is written in one step, the object behind it in many, and without an order between
/// the two a reader may follow the reference to an object that is not there yet. Four subjects
/// bring the order about: with a volatile reference ([VolatileTicker]), a release
/// ([ReleaseTicker]), a monitor ([SynchronizedTicker]), or final fields, which need none of these
/// ([FinalTicker]). Four twins leave it out, let the object out early, or go on changing it.
@NullMarked
@Pattern(title = "Publication", contract = Ticker.class, subjects = TickerSubject.class)
package racetrack.memory.publication;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
