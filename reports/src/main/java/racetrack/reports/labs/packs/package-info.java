// SPDX-License-Identifier: Apache-2.0
/// Packs of labs: what a platform wants to have uploaded, with the kit inside.
@NullMarked
package racetrack.reports.labs.packs;

import org.jspecify.annotations.NullMarked;
