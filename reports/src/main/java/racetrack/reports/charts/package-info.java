// SPDX-License-Identifier: Apache-2.0
/// Charts as a textbook would print them, as PNG and SVG.
///
/// XChart draws axes, grid and lines. What it cannot do is drawn over it: ticks at the worker
/// counts, intervals cut at the plot's edge, and names at the ends of the lines instead of a
/// legend.
@NullMarked
package racetrack.reports.charts;

import org.jspecify.annotations.NullMarked;
