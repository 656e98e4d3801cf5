// SPDX-License-Identifier: Apache-2.0
/// A stand-in for the program that members grade with.
@NullMarked
package racetrack.reports.cli;

import org.jspecify.annotations.NullMarked;
