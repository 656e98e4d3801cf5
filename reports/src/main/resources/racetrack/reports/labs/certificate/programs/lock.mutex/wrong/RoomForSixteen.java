// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import racetrack.lock.mutex.Mutex;

/// M16, promise 3, clever: a ring of sixteen places, which a crowd goes round.
public class RoomForSixteen implements Mutex {
  private final AtomicReferenceArray<Object> turn = new AtomicReferenceArray<>(16);
  private final AtomicInteger next = new AtomicInteger();
  private volatile int mine;

  public RoomForSixteen() {
    turn.set(0, this);
  }

  public void lock() {
    int ticket = next.getAndIncrement() & 15;
    while (turn.get(ticket) == null) {
      Thread.yield();
    }
    turn.set(ticket, null);
    mine = ticket;
  }

  public void unlock() {
    turn.set(mine + 1 & 15, this);
  }
}
