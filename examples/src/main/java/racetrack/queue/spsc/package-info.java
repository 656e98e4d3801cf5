// SPDX-License-Identifier: Apache-2.0
/// The queue from one producer to one consumer: no locks, no waiting, not even a compare-and-set.
///
/// It is the fastest way to hand work from one thread to another, because each thing in it has one
/// writer. Three rungs lead up: a ring with volatile counts ([RingOneToOneQueue]); the same with
/// the two threads' data kept apart ([PaddedOneToOneQueue]); and a ring that needs no counts of the
/// other at all ([SlotOneToOneQueue]). [JctoolsOneToOneQueue] and [JdkOneToOneQueue] are what they
/// are held against. Five twins show that everything depends on the order in which slots and counts
/// are written, and on looking again.
@NullMarked
@Pattern(
    title = "One-to-one queue",
    contract = OneToOneQueue.class,
    subjects = OneToOneQueueSubject.class)
package racetrack.queue.spsc;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
