// SPDX-License-Identifier: Apache-2.0
/// What measurements say, and how surely: the runner of the benchmarks, which stops when it knows
/// enough, and the report, which draws the intervals, reckon alike.
@NullMarked
package racetrack.statistics;

import org.jspecify.annotations.NullMarked;
