// SPDX-License-Identifier: Apache-2.0
package racetrack.process.outbox;

import static racetrack.testkit.Models.call;
import static racetrack.testkit.Models.scenario;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Models;

/// Is every message written once, however two adders are interleaved?
@EverySubject
class OutboxModel {

  private static final int INTERLEAVINGS = 300;

  private static final Actor SEND_1 = call(Calls.class, "send", 1);
  private static final Actor SEND_2 = call(Calls.class, "send", 2);
  private static final Actor SEND_3 = call(Calls.class, "send", 3);
  private static final Actor WRITTEN = call(Calls.class, "written");

  @Parameter OutboxSubject subject;

  @Asks({1, 2, 3, 5})
  @Test
  void isLinearizable() {
    Models.check(
        subject,
        Calls.class,
        Specification.class,
        INTERLEAVINGS,
        scenario(List.of(), List.of(List.of(SEND_1), List.of(SEND_2)), List.of(WRITTEN)),
        scenario(List.of(), List.of(List.of(SEND_1, SEND_2), List.of(SEND_3)), List.of(WRITTEN)));
  }

  /// The calls of the selected subject.
  public static class Calls {

    private final Tray tray = new Tray();
    private final Outbox outbox =
        Subject.selected(OutboxSubject.class).create(tray, ByteBuffer.allocate(4));

    @Operation
    public boolean send(int name) throws IOException {
      outbox.add(new Letter(name, 1, 0));
      return outbox.flush();
    }

    @Operation
    public List<Integer> written() {
      return tray.bytes();
    }
  }

  /// An outbox for one thread.
  public static class Specification {

    private final List<Integer> written = new ArrayList<>();

    public boolean send(int name) {
      return written.add(name);
    }

    public List<Integer> written() {
      return List.copyOf(written);
    }
  }
}
