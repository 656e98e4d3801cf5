// SPDX-License-Identifier: Apache-2.0
package racetrack.app.files;

/// A file could not be counted.
///
/// @param reason why not, in a few words
public record Failure(String reason) implements Outcome {}
