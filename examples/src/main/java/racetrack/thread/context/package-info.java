// SPDX-License-Identifier: Apache-2.0
/// The context: a value that a task has about it, and that ends with the task.
///
/// It spares a parameter through twenty calls: the user, the transaction, the request's number. The
/// danger is that threads outlive tasks. Three subjects bind the value to a scope
/// ([ScopedContext]), to the thread for a while ([LocalContext]) and to a map of threads
/// ([MapContext]). Five twins leave it behind, tear it from an outer task, hand it to strangers, or
/// have one for all.
@NullMarked
@Pattern(title = "Context of a task", contract = Context.class, subjects = ContextSubject.class)
package racetrack.thread.context;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
