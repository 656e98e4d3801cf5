// SPDX-License-Identifier: Apache-2.0
/// What the runners left in the results folder: verdicts, measurements and the host they come from.
@NullMarked
package racetrack.reports.results;

import org.jspecify.annotations.NullMarked;
