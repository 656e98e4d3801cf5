// SPDX-License-Identifier: Apache-2.0
package racetrack.app.scraper;

/// What became of a request.
public sealed interface Outcome permits Success, Rejection, Failure {}
