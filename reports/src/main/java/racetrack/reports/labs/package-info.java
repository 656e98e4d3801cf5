// SPDX-License-Identifier: Apache-2.0
/// The labs: folders in which a student works, all made from what the catalogue holds.
///
/// ```
/// a twin's source ─ WoundedSource ─┐
/// a contract ────── Skeleton ──────┼─> LabMaker ─> LabFolder ─> LabCheck ─> the door
/// an entry ──────── ContractJar ───┘                   └─> Hints, Explanation
/// ```
///
/// Nothing is typed twice: sheets, promises, hints and explanations are the sources' own words.
/// What a student has written is never overwritten without a copy.
@NullMarked
package racetrack.reports.labs;

import org.jspecify.annotations.NullMarked;
