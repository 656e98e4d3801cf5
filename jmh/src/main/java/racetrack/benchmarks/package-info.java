// SPDX-License-Identifier: Apache-2.0
/// The runner: shares a budget out among the benchmarks of all patterns, subjects and worker
/// counts.
///
/// ```
/// BenchmarkMethod ─ parameters ─► Heat ─ subjects ─► Curve ─ worker counts ─► Cell
///                                  │                   │                       │
///                                one chart        one line of it        one point of it
///                                                      │
///                    Plan ──► Meeting ──► Lane ─── a fork, and another … ──► ResultFiles
/// ```
///
/// - A **fork** is a JVM that measures a whole curve ([racetrack.benchmarks.ForkMain]). It is the
///   unit of replication: what happens within one JVM is alike, what two JVMs show is not.
/// - Within it, a **visit** is a short measurement with one number of workers.
/// - A **lane** is a curve with what its forks have shown so far.
/// - A **meeting** runs all heats in rounds, so that each curve's forks are spread over the whole
///   run, and then narrows the widest intervals.
@NullMarked
package racetrack.benchmarks;

import org.jspecify.annotations.NullMarked;
