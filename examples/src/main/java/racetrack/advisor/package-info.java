// SPDX-License-Identifier: Apache-2.0
/// The tool behind `racetrack advise`: threads, virtual threads or processes, and how many.
///
/// The [Advisor] has the number of threads recommended as the pattern `app.sizing` teaches it, then
/// measures the rivals beside it. The [Consultation] holds all that was measured, and draws the
/// conclusions.
@NullMarked
package racetrack.advisor;

import org.jspecify.annotations.NullMarked;
