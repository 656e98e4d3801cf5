// SPDX-License-Identifier: Apache-2.0
/// Grading: a folder of what students have handed in, asked one by one, behind a fence.
///
/// ```
/// a folder ─ HandIn ─ Handed ─> Grading ─ Door ─> Ledger ─ Graded ─> marks
///                                  └─ Fence, Look
/// ```
///
/// What was found out about each is kept in a file of its own as soon as it is known, so that a run
/// that was interrupted is gone on with. This room gives no points: see the room of the marks.
@NullMarked
package racetrack.reports.grade;

import org.jspecify.annotations.NullMarked;
