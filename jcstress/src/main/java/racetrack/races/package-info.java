// SPDX-License-Identifier: Apache-2.0
/// Asks the race scenarios of every subject.
///
/// ```
/// catalogue ─┐
///            ├─> RacePlan ─> cells ─> Race ──> Forks ─> jcstress, a forked JVM an attempt
/// TestList ──┘                 ^        │
///                              └────────┴─ attempts, until a cell is settled or the time is up
///                              │
///                              └─> RaceFiles: races.json, JUnit XML
/// ```
///
/// A [Watchdog] ends forks that hang, so that a subject which never answers fails, and the others
/// are asked.
///
/// A cell is one scenario asked of one subject. The twins come first: how often a twin shows its
/// wound says how many clean samples a sound subject needs.
@NullMarked
package racetrack.races;

import org.jspecify.annotations.NullMarked;
