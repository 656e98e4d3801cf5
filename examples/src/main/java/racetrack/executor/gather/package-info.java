// SPDX-License-Identifier: Apache-2.0
/// Waiting for many: in order, as they finish, for the first, for the first failure, for all.
///
/// One thread submits, many threads finish, and one thread gathers. Three subjects hear of the ends
/// of tasks in three ways: by hand ([HandGather]), through the library's completion service
/// ([CompletionServiceGather]) and by callbacks ([CompletableGather]). Five twins show how the
/// gathering goes wrong: it waits too early, stops too early, never stops, hears nothing of a
/// failure, or loses one of two that finish together.
@NullMarked
@Pattern(title = "Gathering results", contract = Gather.class, subjects = GatherSubject.class)
package racetrack.executor.gather;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
