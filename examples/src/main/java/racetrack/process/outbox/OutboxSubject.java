// SPDX-License-Identifier: Apache-2.0
package racetrack.process.outbox;

import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Check.model;
import static racetrack.catalogue.Check.race;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [Outbox].
public enum OutboxSubject implements Subject {
  /// Whoever finds nobody writing writes for all.
  COMBINING(sound(CombiningOutbox.class)),

  /// `if` for `while`: the writer does not look again when it has let go.
  BROKEN_LEFT(
      twinOf(COMBINING, BrokenLeftOutbox.class)
          .against("VNA03")
          .caughtBy(race("LeftBehind"), model())),

  /// Two may find that nobody writes.
  BROKEN_CHECK(
      twinOf(COMBINING, BrokenCheckOutbox.class).against("VNA03").caughtBy(race("TwoWriters"))),

  /// What the channel did not take is forgotten.
  BROKEN_REFUSED(
      twinOf(COMBINING, BrokenRefusedOutbox.class)
          .caughtBy(contract("goesOnWhereTheChannelTookNoMore"))),

  /// A class from outside.
  SUBMITTED(submitted(CombiningOutbox.class));

  private final Claim claim;

  OutboxSubject(Claim claim) {
    this.claim = claim;
  }

  /// Creates an outbox.
  ///
  /// @param channel where the messages go
  /// @param buffer memory for what is put together, which is the outbox's own; empty
  /// @return the outbox
  public Outbox create(WritableByteChannel channel, ByteBuffer buffer) {
    return switch (this) {
      case COMBINING -> new CombiningOutbox(channel, buffer);
      case BROKEN_LEFT -> new BrokenLeftOutbox(channel, buffer);
      case BROKEN_CHECK -> new BrokenCheckOutbox(channel, buffer);
      case BROKEN_REFUSED -> new BrokenRefusedOutbox(channel, buffer);
      case SUBMITTED -> instantiate(Outbox.class, channel, buffer);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
