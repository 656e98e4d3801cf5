// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.readwrite;

/// What somebody bids for a thing and what somebody else asks for it: two numbers that belong
/// together.
///
/// @param bid the highest bid
/// @param ask the lowest ask
public record Quote(long bid, long ask) {}
