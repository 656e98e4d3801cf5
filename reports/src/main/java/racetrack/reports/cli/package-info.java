// SPDX-License-Identifier: Apache-2.0
/// The command line.
@NullMarked
package racetrack.reports.cli;

import org.jspecify.annotations.NullMarked;
