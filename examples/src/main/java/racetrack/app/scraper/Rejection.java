// SPDX-License-Identifier: Apache-2.0
package racetrack.app.scraper;

/// The server has answered, but not with the page. To the client that is an answer like any other.
///
/// @param status such as 404
/// @param size how many bytes the explanation has
public record Rejection(int status, long size) implements Outcome {}
