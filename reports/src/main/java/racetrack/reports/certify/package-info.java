// SPDX-License-Identifier: Apache-2.0
/// Measures the questions: asks all of them of mutants of the sound subjects.
///
/// ```
/// the sound subjects ─ SubjectFile ─ Mutations ─ Breeding ─> Specimen ─┐
///   notes beside the code ─ Note ─────────────────────────────────────┤
///   what the last run has found ─ MutantFile ─────────────────────────┼─> Certification
/// Interrogation ─ JVMs that make checks ──────────────────────────────┤
/// SuspectRaces ─ RaceQuestions ──────────────────────────────────────┘
/// ```
///
/// A mutant takes the place of the subject that it was made from: its classes lie in front of the
/// kit's on the class path, and it is asked under the subject's name.
@NullMarked
package racetrack.reports.certify;

import org.jspecify.annotations.NullMarked;
