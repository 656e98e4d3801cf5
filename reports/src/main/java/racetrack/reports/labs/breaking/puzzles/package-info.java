// SPDX-License-Identifier: Apache-2.0
/// The puzzles: threads that call a twin, one program each.
@NullMarked
package racetrack.reports.labs.breaking.puzzles;

import org.jspecify.annotations.NullMarked;
