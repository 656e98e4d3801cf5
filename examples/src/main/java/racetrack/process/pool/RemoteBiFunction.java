// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.Serializable;

/// A function of two arguments that can cross to a process. It may throw anything.
///
/// @param <T> the type of the first argument
/// @param <U> the type of the second argument
/// @param <R> the type of the result
@FunctionalInterface
public interface RemoteBiFunction<T, U, R> extends Serializable {

  /// Applies the function.
  ///
  /// @param first the first argument
  /// @param second the second argument
  /// @return the result
  /// @throws Exception if there is no result
  R apply(T first, U second) throws Exception;
}
