// SPDX-License-Identifier: Apache-2.0
package racetrack.app.scraper;

/// The page is there.
///
/// @param status from 200 to 299
/// @param size how many bytes it has
public record Success(int status, long size) implements Outcome {}
