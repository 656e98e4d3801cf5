// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.ObjectInputFilter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a [ProcessPool.Builder] has gathered.
///
/// @param workers at most so many workers at a time
/// @param maxTasksPerWorker a worker ends after so many tasks
/// @param taskTimeout a task that runs longer is killed with its worker; null for never
/// @param idleTimeout a worker without work ends after this time; null for never
/// @param startTimeout a worker that is not ready after this time is killed
/// @param retries how often a task is sent again after its worker was lost
/// @param initializer what each worker runs first, if anything
/// @param jvmArguments the workers' JVM arguments
/// @param classPath the workers' class path
/// @param environment what is added to the workers' environment
/// @param workerName what the workers' names begin with
/// @param maxPayload the most bytes that a task or a result may take
/// @param lowLatency whether both sides look for each other for a while before they sleep
/// @param resultFilter decides which classes may come back
/// @param workerMain what the workers run
record Settings(
    int workers,
    int maxTasksPerWorker,
    @Nullable Duration taskTimeout,
    @Nullable Duration idleTimeout,
    Duration startTimeout,
    int retries,
    @Nullable Cargo initializer,
    List<String> jvmArguments,
    String classPath,
    Map<String, String> environment,
    String workerName,
    int maxPayload,
    boolean lowLatency,
    ObjectInputFilter resultFilter,
    Class<?> workerMain) {}
