// SPDX-License-Identifier: Apache-2.0
/// The conformance sheet: what a reader of Python's `concurrent.futures` relies on, row by row, and
/// which subject keeps which row.
@NullMarked
package racetrack.conformance;

import org.jspecify.annotations.NullMarked;
