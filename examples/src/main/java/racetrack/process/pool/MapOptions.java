// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How [ProcessPool#map] goes about it.
///
/// @param chunk how many inputs make a task; many, if the function is quick
/// @param buffer how many inputs at most are taken of which no result has been yielded
/// @param deadline how long all may take, from the call of `map` on; null for as long as it takes
public record MapOptions(int chunk, int buffer, @Nullable Duration deadline) {

  /// One input per task, 1,024 ahead, no deadline.
  public static final MapOptions DEFAULT = new MapOptions(1, 1024, null);

  /// Checks the options.
  public MapOptions {
    if (chunk < 1) {
      throw new IllegalArgumentException("chunk must be at least 1, but was " + chunk);
    }
    if (buffer < chunk) {
      throw new IllegalArgumentException(
          "buffer must be at least a chunk of %d, but was %d".formatted(chunk, buffer));
    }
  }

  /// {@return the same with another chunk, and a buffer of at least 64 chunks}
  ///
  /// @param inputs how many inputs make a task
  public MapOptions withChunk(int inputs) {
    int chunks = (int) Math.min(Integer.MAX_VALUE, 64L * inputs);
    return new MapOptions(inputs, Math.max(buffer, chunks), deadline);
  }

  /// {@return the same with another buffer}
  ///
  /// @param inputs how many inputs are taken ahead
  public MapOptions withBuffer(int inputs) {
    return new MapOptions(chunk, inputs, deadline);
  }

  /// {@return the same with a deadline}
  ///
  /// @param limit how long all may take
  public MapOptions withDeadline(Duration limit) {
    return new MapOptions(chunk, buffer, limit);
  }
}
