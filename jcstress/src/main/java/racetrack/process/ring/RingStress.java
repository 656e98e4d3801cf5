// SPDX-License-Identifier: Apache-2.0
package racetrack.process.ring;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;
import racetrack.races.DirectMemory;

/// Races for [Ring]. Each is run once for every [RingSubject], in memory of this process.
public final class RingStress {

  private static final RingSubject SUBJECT = Subject.selected(RingSubject.class);
  private static final int CAPACITY = 8;

  /// How often a side tries that waits for the other: so it comes just when the other has moved.
  private static final int TRIES = 50;

  private RingStress() {}

  /// Two ends of a ring, which holds nothing.
  private static final class Ends {

    private final Ring.Writer writer;
    private final Ring.Reader reader;

    /// What is written, and what was read.
    final ByteBuffer source = ByteBuffer.allocate(CAPACITY);

    final ByteBuffer target = ByteBuffer.allocate(CAPACITY);

    Ends() {
      Ring ring = SUBJECT.create(DirectMemory.zeros(Ring.HEAD + CAPACITY));
      writer = ring.writer();
      reader = ring.reader();
    }

    /// Fills the ring with the numbers from 1 on.
    void fill() {
      for (int number = 1; number <= CAPACITY; number++) {
        source.put((byte) number);
      }
      source.flip();
      write();
      source.clear();
    }

    int write() {
      try {
        return writer.write(source);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    boolean wakesReader() {
      try {
        return writer.wakesReader();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    boolean writerMustSleep() {
      try {
        return writer.mustSleep();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    int read() {
      try {
        return reader.read(target);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    boolean wakesWriter() {
      try {
        return reader.wakesWriter();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    boolean readerMustSleep() {
      try {
        return reader.mustSleep();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    /// {@return the bytes that were read, a digit each}
    int digits() {
      int digits = 0;
      for (int place = 0; place < target.position(); place++) {
        digits = 10 * digits + target.get(place);
      }
      return digits;
    }
  }

  /// Do bytes arrive whole, and with them what was written before?
  ///
  /// The writer writes a message and then the bytes 1 and 2. A result reads "how many bytes the
  /// reader got, which, the message it then saw".
  @JCStressTest
  @Asks({2, 4, 8})
  @Outcome(id = "0, 0, 0", expect = ACCEPTABLE, desc = "The reader comes first.")
  @Outcome(id = "0, 0, 1", expect = ACCEPTABLE, desc = "The reader comes between.")
  @Outcome(id = "2, 12, 1", expect = ACCEPTABLE, desc = "Both bytes have come, and the message.")
  @Outcome(expect = FORBIDDEN, desc = "Bytes are lost, old, or without the message.")
  @State
  public static class HandOver {

    private final Ends ends = new Ends();
    private int message;

    public HandOver() {
      ends.source.put((byte) 1).put((byte) 2).flip();
    }

    @Actor
    public void writer() {
      message = 1;
      ends.write();
    }

    @Actor
    public void reader(III_Result r) {
      for (int tries = 0; tries < TRIES && r.r1 == 0; tries++) {
        r.r1 = ends.read();
      }
      r.r3 = message;
      r.r2 = ends.digits();
    }
  }

  /// Does a full ring stay in order when its next place changes hands?
  ///
  /// The ring holds the bytes from 1 to 8; the writer writes 9, the reader reads one. A result
  /// reads "how many bytes were written, which the reader got, which were left in the ring".
  @JCStressTest
  @Asks({3, 4})
  @Outcome(id = "1, 1, 23456789", expect = ACCEPTABLE, desc = "The reader makes room in time.")
  @Outcome(id = "0, 1, 2345678", expect = ACCEPTABLE, desc = "The writer finds the ring full.")
  @Outcome(expect = FORBIDDEN, desc = "A byte is lost, doubled, or has overtaken others.")
  @State
  public static class GoingRound {

    private final Ends ends = new Ends();

    public GoingRound() {
      ends.fill();
      ends.source.put((byte) 9).flip();
      ends.target.limit(1);
    }

    @Actor
    public void writer(III_Result r) {
      for (int tries = 0; tries < TRIES && r.r1 == 0; tries++) {
        r.r1 = ends.write();
      }
    }

    @Actor
    public void reader(III_Result r) {
      ends.read();
      r.r2 = ends.target.get(0);
    }

    @Arbiter
    public void successor(III_Result r) {
      ends.target.clear();
      ends.read();
      r.r3 = ends.digits();
    }
  }

  /// Can a reader fall asleep beside a byte, and the writer not ring?
  ///
  /// A result reads "whether the writer rings, whether the reader sleeps".
  @JCStressTest
  @Asks({5, 10, 11})
  @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "The reader sleeps, and is woken.")
  @Outcome(id = "false, false", expect = ACCEPTABLE, desc = "The reader has seen the byte.")
  @Outcome(
      id = "true, false",
      expect = ACCEPTABLE,
      desc = "The reader has seen the byte, and hears the bell besides.")
  @Outcome(expect = FORBIDDEN, desc = "The wake-up is lost: the reader sleeps, and nobody rings.")
  @State
  public static class FallingAsleep {

    private final Ends ends = new Ends();

    public FallingAsleep() {
      ends.source.limit(1);
    }

    @Actor
    public void writer(ZZ_Result r) {
      ends.write();
      r.r1 = ends.wakesReader();
    }

    @Actor
    public void reader(ZZ_Result r) {
      r.r2 = ends.readerMustSleep();
    }
  }

  /// Can a writer fall asleep beside an empty ring, and the reader not ring?
  ///
  /// The ring is full, and the reader reads all of it. A result reads "whether the writer sleeps,
  /// whether the reader rings".
  @JCStressTest
  @Asks({6, 7, 9})
  @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "The writer sleeps, and is woken.")
  @Outcome(id = "false, false", expect = ACCEPTABLE, desc = "The writer has seen the room.")
  @Outcome(
      id = "false, true",
      expect = ACCEPTABLE,
      desc = "The writer has seen the room, and hears the bell besides.")
  @Outcome(expect = FORBIDDEN, desc = "The wake-up is lost: the writer sleeps, and nobody rings.")
  @State
  public static class WaitingForRoom {

    private final Ends ends = new Ends();

    public WaitingForRoom() {
      ends.fill();
    }

    @Actor
    public void writer(ZZ_Result r) {
      r.r1 = ends.writerMustSleep();
    }

    @Actor
    public void reader(ZZ_Result r) {
      ends.read();
      r.r2 = ends.wakesWriter();
    }
  }
}
