// SPDX-License-Identifier: Apache-2.0
/// The outbox: many threads send, and one at a time writes for all of them.
///
/// It is a part of `process.pool`, asked by itself. A lock around the channel would make every
/// sender wait for the slowest write, and a thread that writes for all would have to be woken. In
/// [CombiningOutbox], whoever finds nobody writing writes, also what others add meanwhile; this is
/// flat combining. Its twins leave a message behind, let two write at the same time, and forget
/// what a full channel did not take.
@NullMarked
@Pattern(title = "Combining outbox", contract = Outbox.class, subjects = OutboxSubject.class)
package racetrack.process.outbox;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
