// SPDX-License-Identifier: Apache-2.0
/// What the numbers were measured on.
@NullMarked
package racetrack.reports.host;

import org.jspecify.annotations.NullMarked;
