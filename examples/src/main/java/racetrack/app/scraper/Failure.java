// SPDX-License-Identifier: Apache-2.0
package racetrack.app.scraper;

/// There was no answer, or only part of one, or it came too late.
///
/// @param reason in a few words
public record Failure(String reason) implements Outcome {}
