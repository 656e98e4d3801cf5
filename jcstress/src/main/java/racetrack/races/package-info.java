// SPDX-License-Identifier: Apache-2.0
/// Asks the race scenarios of every subject.
///
/// ```
/// catalogue ─┐
///            ├─> RacePlan ─> cells ─> Race ──> Forks ─> Fork ═> ForkMain ─> jcstress
/// TestList ──┘                 ^        │
///                              └────────┴─ attempts, until a cell is settled or the time is up
///                              │
///                              └─> races.json
/// ```
///
/// A forked JVM runs one cell after another, each with classes of its own
/// ([racetrack.programs.KitClasses]). A subject that hangs in it fails, and the others are asked in
/// the next.
///
/// The deep tier puts `DeepRace` in the place of `Race`: it runs every scenario in one [Setting]
/// after another, each in a JVM of its own, and adds to `deep.json`.
///
/// A cell is one scenario asked of one subject. The twins come first: how often a twin shows its
/// wound says how many clean samples a sound subject needs.
@NullMarked
package racetrack.races;

import org.jspecify.annotations.NullMarked;
