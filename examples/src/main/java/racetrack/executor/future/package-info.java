// SPDX-License-Identifier: Apache-2.0
/// The future: one outcome of one task, once, for all who ask, wait, or want to be called back.
///
/// Everything about it is simple until two things happen at once: it ends while somebody begins to
/// wait, while somebody adds a callback, while somebody else ends it. Four subjects see to that:
/// with a monitor ([MonitorPromise]), with one word ([StackPromise]), and as the library does
/// ([FutureTaskPromise], [CompletablePromise]). Seven twins end twice, lose a callback or run it
/// twice, wake one of many, run alien code under a lock, or look past the monitor.
@NullMarked
@Pattern(title = "Future", contract = Promise.class, subjects = PromiseSubject.class)
package racetrack.executor.future;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
