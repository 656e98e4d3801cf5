// SPDX-License-Identifier: Apache-2.0
/// What was found out about classes from outside, in the folder of whoever asked.
///
/// ```
/// check: Door.Answered ─────> CheckRecord ─┐
///                                          ├─> SubmittedFolder ─> show, report
/// jmh: benchmarks.json, … ──> BenchRecord ─┘
/// ```
@NullMarked
package racetrack.reports.submitted;

import org.jspecify.annotations.NullMarked;
