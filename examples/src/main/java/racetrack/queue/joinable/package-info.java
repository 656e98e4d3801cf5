// SPDX-License-Identifier: Apache-2.0
/// The joinable queue: producers learn not only that their work was taken, but that it is done.
///
/// It is Python's `queue.Queue` with `task_done` and `join`, which Java's library lacks. Three
/// subjects count what is unfinished: under a lock ([ConditionJoinableQueue]), under a monitor
/// ([MonitorJoinableQueue]), and as the parties of a phaser ([PhaserJoinableQueue]). Four twins
/// count too late, count below zero, wake too few, or mistake an empty queue for finished work.
@NullMarked
@Pattern(
    title = "Joinable queue",
    contract = JoinableQueue.class,
    subjects = JoinableQueueSubject.class)
package racetrack.queue.joinable;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
