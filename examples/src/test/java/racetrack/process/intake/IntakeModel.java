// SPDX-License-Identifier: Apache-2.0
package racetrack.process.intake;

import static racetrack.testkit.Models.call;
import static racetrack.testkit.Models.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Models;

/// Is every message taken in, or the keeper woken for it, however a sender and a caller are
/// interleaved?
@EverySubject
class IntakeModel {

  private static final int INTERLEAVINGS = 200;

  private static final Actor SEND_1 = call(Calls.class, "send", 1);
  private static final Actor SEND_2 = call(Calls.class, "send", 2);
  private static final Actor HELP = call(Calls.class, "help");
  private static final Actor TAKEN = call(Calls.class, "taken");

  @Parameter IntakeSubject subject;

  @Asks({2, 7})
  @Test
  void isLinearizable() {
    Models.check(
        subject,
        Calls.class,
        Specification.class,
        INTERLEAVINGS,
        scenario(List.of(), List.of(List.of(SEND_1, SEND_2), List.of(HELP)), List.of(TAKEN)),
        scenario(List.of(SEND_1), List.of(List.of(SEND_2), List.of(HELP)), List.of(TAKEN)));
  }

  /// The calls of the selected subject.
  public static class Calls {

    private final Mailbox mailbox = new Mailbox();
    private final Intake intake = Subject.selected(IntakeSubject.class).create(mailbox);

    @Operation
    public void send(int message) {
      mailbox.send(message);
    }

    /// Comes, and leaves again at once.
    @Operation
    public void help() {
      intake.help(CompletableFuture.completedFuture(1), 0);
    }

    /// {@return what is taken in, once the keeper has done what it was woken for}
    @Operation
    public List<Integer> taken() throws IOException {
      if (mailbox.isRinging()) {
        mailbox.end();
        intake.serve();
      }
      return mailbox.taken();
    }
  }

  /// An intake for one thread.
  public static class Specification {

    private final List<Integer> sent = new ArrayList<>();

    public void send(int message) {
      sent.add(message);
    }

    public void help() {}

    public List<Integer> taken() {
      return List.copyOf(sent);
    }
  }
}
