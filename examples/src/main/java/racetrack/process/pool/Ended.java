// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

/// What a worker says of a task.
///
/// @param number the task's number in the worker's window
/// @param outcome how it ended
record Ended(long number, Outcome outcome) {}
