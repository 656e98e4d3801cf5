// SPDX-License-Identifier: Apache-2.0
/// Reads results and shows them: statistics, charts, pages, the gate, and the command line.
@NullMarked
package racetrack.reports;

import org.jspecify.annotations.NullMarked;
