// SPDX-License-Identifier: Apache-2.0
/// The event: a flag that threads can wait for.
///
/// It is how one thread tells any number of others that something has happened: *shut down*, *the
/// data is there*. Four subjects do it with a monitor ([MonitorEvent]), a condition
/// ([ConditionEvent]), the framework below the library's own synchronizers ([SynchronizerEvent])
/// and a latch a round ([JdkEvent]). Five twins show how a waiter sleeps through it: one looks too
/// early, one is not woken, one waits for the wrong round, one never looks again; and how it gets
/// up for nothing.
@NullMarked
@Pattern(title = "Event", contract = Event.class, subjects = EventSubject.class)
package racetrack.event.event;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
