// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.util.concurrent.ExecutorService;

/// An executor with a fixed number of workers, any of which a task may kill.
///
/// How a caller waits is unspecified: it may spin. §1 It promises what an [ExecutorService]
/// promises, and some things more. It adds no method. §2 As many tasks run at once as there are
/// workers. §3 Fewer than one worker is refused with an [IllegalArgumentException].
///
/// **What may cross:** a worker may be a process, to which a task and its result cross as bytes. So
/// tasks and results must be serialisable; a lambda is if it is of a type that says so, such as
/// [RemoteCallable]. §4 Tasks and results may be as large as an array can be.
///
/// §5 **Memory effect:** what a caller wrote before it submitted a task, the task finds in whatever
/// it refers to; what the task wrote into its result, whoever gets it sees. Both may be the same
/// objects or copies: callers must neither count on sharing them nor on having them to themselves.
/// Statics are not handed over.
///
/// §6 **When a worker dies,** the future of the task that it ran fails soon, with the reason as the
/// cause. The task is not run again. No other task is harmed, and there is another worker in the
/// place of the dead one as soon as one is needed.
///
/// §7 **At the end of `main`,** also if it throws, the JVM stays up until all tasks that were
/// accepted have ended, whether or not the pool was shut down.
///
/// A pool that is idle and was not shut down may keep the JVM up, as a
/// [java.util.concurrent.ThreadPoolExecutor] does; [ProcessPool] and [VirtualWorkerPool] do not.
/// `System.exit` and signals such as Ctrl-C do not wait for tasks.
///
/// §8 **Cancellation:** `cancel(true)` of a task that runs frees its worker, or ends it, for the
/// sake of those that wait. Where workers are threads, the task must respond to interrupts.
///
/// §9 **The end:** once the pool is terminated, which `close` waits for, no worker is alive. §10
/// `shutdownNow` ends the pool without waiting for a task that would respond to an interrupt. §11
/// What was accepted is given to a worker, or returned by `shutdownNow`: exactly one of the two.
/// §12 A thread that is interrupted is told, too, that the pool has terminated.
///
/// §13 **Arguments:** none may be null. §14 Nobody gives up before a time has passed. If it is not
/// positive, nothing is waited for; there is none that is too long.
///
/// §15 **What cannot cross** is refused when it is submitted, or fails its own future, which so
/// ends all the same. No other task is harmed, nor the end of the pool.
public interface WorkerPool extends ExecutorService {}
