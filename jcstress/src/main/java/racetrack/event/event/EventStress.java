// SPDX-License-Identifier: Apache-2.0
package racetrack.event.event;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;

/// Races for [Event]. Each is run once for every [EventSubject].
public final class EventStress {

  private static final EventSubject SUBJECT = Subject.selected(EventSubject.class);

  private EventStress() {}

  /// Does a reader who finds the event set see what was written before it?
  ///
  /// The reader has looked at the message once already, before it looks at the event. A compiler
  /// that knows of nothing between its two looks may merge them into one. A result reads "message,
  /// is it set (1 or 0), message".
  @JCStressTest
  @Asks(4)
  @Outcome(id = "0, 0, 0", expect = ACCEPTABLE, desc = "The reader comes first.")
  @Outcome(id = "0, 0, 1", expect = ACCEPTABLE, desc = "It is written during the second look.")
  @Outcome(id = "1, 0, 1", expect = ACCEPTABLE, desc = "It is written, and not yet set.")
  @Outcome(id = "0, 1, 1", expect = ACCEPTABLE, desc = "It is written and set in between.")
  @Outcome(id = "1, 1, 1", expect = ACCEPTABLE, desc = "The writer comes first.")
  @Outcome(expect = FORBIDDEN, desc = "It is set, but the message is missing.")
  @State
  public static class Publication {

    private final Event event = SUBJECT.create();
    private int message;

    @Actor
    public void writer() {
      message = 1;
      event.set();
    }

    @Actor
    public void reader(III_Result r) {
      r.r1 = message;
      r.r2 = event.isSet() ? 1 : 0;
      r.r3 = message;
    }
  }
}
