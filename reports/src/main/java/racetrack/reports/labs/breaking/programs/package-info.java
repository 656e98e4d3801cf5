// SPDX-License-Identifier: Apache-2.0
/// Threads that call a twin, one program for each puzzle.
@NullMarked
package racetrack.reports.labs.breaking.programs;

import org.jspecify.annotations.NullMarked;
