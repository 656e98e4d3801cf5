// SPDX-License-Identifier: Apache-2.0
/// The gate of the build: every sound subject must pass, every twin must be caught, and every
/// question must have been asked.
///
/// ```
/// the build's own tests ─ answers ───────┐
/// TwinQuestions ─ a watched JVM a twin ──┼─> Judge ─> verdicts.json, Table, exit code
/// RaceQuestions ─ races.json ────────────┘
/// ```
///
/// What must have been asked comes from the catalogue, not from those who answer: an answer that is
/// missing is NOT ASKED.
@NullMarked
package racetrack.reports.gate;

import org.jspecify.annotations.NullMarked;
