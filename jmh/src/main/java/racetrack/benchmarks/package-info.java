// SPDX-License-Identifier: Apache-2.0
/// The runner: shares a budget out among the benchmarks of all patterns, subjects and worker
/// counts.
@NullMarked
package racetrack.benchmarks;

import org.jspecify.annotations.NullMarked;
