// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import org.jspecify.annotations.Nullable;

/// What a pool has done so far, at one moment.
///
/// @param workers how many workers there are now, those that are starting included
/// @param started how many were started
/// @param lost how many ended without having been told to
/// @param tasksDone how many tasks a worker has told the end of
/// @param queued how many tasks wait and are not yet on offer to a worker
/// @param shortage why there are fewer workers than there may be, if more could not be started
public record Statistics(
    int workers, long started, long lost, long tasksDone, int queued, @Nullable String shortage) {}
