// SPDX-License-Identifier: Apache-2.0
/// Makes mutants: copies of a source, each with one small mistake of the kind that people make with
/// threads.
///
/// ```
/// source ─ SourceText ─┬─ CriticalSections ─┐
///                      ├─ Signals ──────────┤
///                      ├─ Endings ──────────┼─> Mutant ─ applyTo ─> another source
///                      ├─ MemoryAccesses ───┤
///                      └─ Amounts ──────────┘
/// ```
///
/// A mutant is an edit of the text, so a person can read what was changed. Which edits there are is
/// found in the syntax alone: no types are known. So some mutants do not compile, and whoever asks
/// for them leaves those out.
///
/// ## Sources
///
/// - J. S. Bradbury, J. R. Cordy, J. Dingel, *Mutation Operators for Concurrent Java (J2SE 5.0)*,
///   Mutation 2006. Its short names stand beside the operators.
/// - M. Gligoric, L. Zhang, C. Pereira, G. Pokam, *Selective Mutation Testing for Concurrent Code*,
///   ISSTA 2013, from which the operators on atomics and on the order of locks come.
@NullMarked
package racetrack.reports.mutants;

import org.jspecify.annotations.NullMarked;
