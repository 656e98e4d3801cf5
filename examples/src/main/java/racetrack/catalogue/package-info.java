// SPDX-License-Identifier: Apache-2.0
/// The language of claims, which is read first: patterns, their subjects, what those claim, the
/// numbered promises, and how the checks answered.
@NullMarked
package racetrack.catalogue;

import org.jspecify.annotations.NullMarked;
