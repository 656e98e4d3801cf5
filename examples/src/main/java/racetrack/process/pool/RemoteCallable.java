// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.Serializable;
import java.util.concurrent.Callable;

/// A [Callable] that can cross to a process: a lambda of this type is serialisable.
///
/// [ProcessPool#submit(RemoteCallable)] takes one, so that `pool.submit(() -> 42)` needs no cast.
///
/// @param <T> the type of the result
@FunctionalInterface
public interface RemoteCallable<T> extends Callable<T>, Serializable {}
