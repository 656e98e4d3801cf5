// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import org.jspecify.annotations.Nullable;

/// How a task ended. A task ends once.
sealed interface Outcome {

  /// It returned a value.
  record Success(@Nullable Object value) implements Outcome {}

  /// It threw, or was lost.
  record Failure(Throwable cause) implements Outcome {}

  /// It was cancelled.
  record Cancelled() implements Outcome {}
}
