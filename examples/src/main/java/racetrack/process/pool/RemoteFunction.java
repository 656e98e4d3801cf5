// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// A function that can cross to a process. It may throw anything.
///
/// @param <T> the type of the argument
/// @param <R> the type of the result
@FunctionalInterface
public interface RemoteFunction<T extends @Nullable Object, R extends @Nullable Object>
    extends Serializable {

  /// Applies the function.
  ///
  /// @param argument the argument
  /// @return the result
  /// @throws Exception if there is no result
  R apply(T argument) throws Exception;
}
