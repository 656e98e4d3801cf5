// SPDX-License-Identifier: Apache-2.0
/// The student is the scheduler: threads of a twin take their steps in the order that the student
/// chooses, with undo, until a promise breaks.
///
/// ```
/// Puzzles ─ a twin, and threads that call it ─> Recording ─┬─> BreakSession   in the terminal
///                 every interleaving is run, once          └─> BreakPage      as a page without network
/// ```
///
/// Nothing is simulated: the twin's own class files run, one step at a time
/// ([racetrack.reports.labs.predict.steps]), and what is shown is what a run has recorded.
@NullMarked
package racetrack.reports.labs.breaking;

import org.jspecify.annotations.NullMarked;
