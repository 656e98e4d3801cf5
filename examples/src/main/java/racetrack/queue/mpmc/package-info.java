// SPDX-License-Identifier: Apache-2.0
/// The queue between many producers and many consumers, without a lock.
///
/// Many writers must agree on whose turn it is, and one compare-and-set does not suffice: to claim
/// a slot and to fill it are two steps. In the reference each slot has a number that says who may
/// use it next ([SequenceManyToManyQueue]). It is held against JCTools ([JctoolsManyToManyQueue]),
/// the Disruptor ([DisruptorManyToManyQueue]) and the library's lock ([JdkManyToManyQueue]). Five
/// twins show what the numbers are for: counts that come back, laps that are mixed up, and answers
/// that are given too early.
@NullMarked
@Pattern(
    title = "Many-to-many queue",
    contract = ManyToManyQueue.class,
    subjects = ManyToManyQueueSubject.class)
package racetrack.queue.mpmc;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
