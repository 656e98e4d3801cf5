// SPDX-License-Identifier: Apache-2.0
/// The door: anybody's class is one more subject.
///
/// ```
/// sources ─ SourceCompiler ─┐
///                           ├─> Candidate ─┐
/// a class on a class path ──┘              ├─> Examination ─ Asking, RaceQuestions ─> Result
/// twins and a sound subject ─ Disguise ────┘
/// ```
///
/// Models are shown [racetrack.reports.check.ModelCopies] of classes that wait with a time.
///
/// A [racetrack.reports.check.Guest] is a candidate with its folder, for whoever lets one in: the
/// door, and the benchmarks.
///
/// What comes in is not trusted: it is loaded by watched child JVMs only, and never initialised by
/// this one. This is a net for mistakes and pranks, and no wall against an attacker.
@NullMarked
package racetrack.reports.check;

import org.jspecify.annotations.NullMarked;
