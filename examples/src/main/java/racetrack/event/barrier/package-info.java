// SPDX-License-Identifier: Apache-2.0
/// The barrier: a party of threads that wait for each other, again and again.
///
/// Nobody goes on until all have come: each step of a simulation, each round of a game. Three
/// subjects tell one round from the next by a number ([MonitorBarrier]), by an object
/// ([LatchBarrier]) and with the library ([JdkBarrier]). Five twins confuse the rounds, go on too
/// early, have two last ones, or wait for somebody who has left.
@NullMarked
@Pattern(title = "Barrier", contract = Barrier.class, subjects = BarrierSubject.class)
package racetrack.event.barrier;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
