// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.Serializable;

/// A [Runnable] that can cross to a process: a lambda of this type is serialisable.
@FunctionalInterface
public interface RemoteRunnable extends Runnable, Serializable {}
