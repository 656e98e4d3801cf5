// SPDX-License-Identifier: Apache-2.0
/// What the benchmarks of several queues share.
@NullMarked
package racetrack.queue;

import org.jspecify.annotations.NullMarked;
