// SPDX-License-Identifier: Apache-2.0
/// What the figures say, and how surely: intervals over forks.
@NullMarked
package racetrack.reports.statistics;

import org.jspecify.annotations.NullMarked;
