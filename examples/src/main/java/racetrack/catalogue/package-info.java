// SPDX-License-Identifier: Apache-2.0
/// The few types that all else hangs on: patterns, their subjects, what those claim, and how the
/// checks answered.
@NullMarked
package racetrack.catalogue;

import org.jspecify.annotations.NullMarked;
