// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import racetrack.process.pool.RemoteTasks;

/// **Broken:** [EnginePool] that sends the bytes of a task once, and its number from then on.
///
/// ## Why it breaks
///
/// It saves bytes: who maps a function over a list sends the function again and again. But the
/// member that gets the number is not always the one that has the bytes. With one member, as on the
/// developer's desk, all is well.
///
/// | step | thread of the pool     | one member     | another member               |
/// |------|------------------------|----------------|------------------------------|
/// | 1    | sends bytes, number 7  | keeps, runs it |                              |
/// | 2    | sends number 7         |                | fails: there is no such task |
///
/// So it is with every state that a task leaves on a member: a static, a cache, a file.
///
/// **Where it is right:** with a list for each member of what it has, which is forgotten when the
/// member is lost. [racetrack.process.pool.ProcessPool] has one.
public final class BrokenLocalPool extends QueuedPool {

  private final Grid grid;
  private final AtomicInteger last = new AtomicInteger();

  /// What was sent, and by which number; for all members, not for each.
  private final Map<ByteBuffer, Integer> sent = new ConcurrentHashMap<>();

  BrokenLocalPool(int members, int backlog) {
    super(members, new ArrayBlockingQueue<>(backlog));
    grid = Grid.ofOwn(members);
  }

  @Override
  byte[] ask(byte[] task) throws Exception {
    Seat seat = grid.take();
    try {
      int number = last.incrementAndGet();
      Integer known = sent.putIfAbsent(ByteBuffer.wrap(task), number);
      Numbered numbered =
          known == null ? new Numbered(number, task) : new Numbered(known, null); // wound: to whom?
      return grid.send(seat, numbered).get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      grid.give(seat);
    }
  }

  /// A task that comes once; runs on a member.
  ///
  /// @param number its number
  /// @param task the task, or null if it should be there
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Numbered(int number, byte @Nullable [] task)
      implements Callable<byte[]>, Serializable {

    private static final Map<Integer, byte[]> KEPT = new ConcurrentHashMap<>();

    @Override
    public byte[] call() throws IOException {
      if (task != null) {
        KEPT.put(number, task);
      }
      byte[] kept = KEPT.get(number);
      if (kept == null) {
        throw new IllegalStateException("there is no task " + number + " on this member");
      }
      return RemoteTasks.answer(kept);
    }
  }

  @Override
  public Delivery delivery() {
    return Delivery.AT_MOST_ONCE;
  }

  @Override
  protected void terminated() {
    grid.close();
    super.terminated();
  }
}
