// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import com.hazelcast.cluster.Member;

/// Room for one task on a member, in the hands of one thread.
///
/// @param member the member
record Seat(Member member) {}
