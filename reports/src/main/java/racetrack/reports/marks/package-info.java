// SPDX-License-Identifier: Apache-2.0
/// Marks: from what was found out about a submission to points, and to the files that platforms
/// read.
///
/// ```
/// grade ── Graded ──> a teacher's scheme ──> a mark ──> CSV, JUnit XML, JSON, pages
/// ```
///
/// The arrow runs one way: this room knows nothing of how a submission is run.
@NullMarked
package racetrack.reports.marks;

import org.jspecify.annotations.NullMarked;
