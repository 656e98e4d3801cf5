// SPDX-License-Identifier: Apache-2.0
package racetrack.app.files;

/// A file and what became of it.
///
/// @param file the file
/// @param outcome its counts, or why there are none
public record FileResult(TextFile file, Outcome outcome) {}
