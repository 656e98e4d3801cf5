// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.bounded;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// **Broken:** [SemaphoreBoundedQueue] without `lock`.
///
/// ## Why it breaks
///
/// A semaphore of n lets n callers in, all at once. Two producers that both have a space write into
/// the same slot of the deque. Capacity 2:
///
/// | step | one producer            | another producer         | slots    | tail |
/// |------|-------------------------|--------------------------|----------|------|
/// | 1    | acquires a space        | acquires a space         | `[ , ]`  | 0    |
/// | 2    | reads tail 0, writes 1  |                          | `[1, ]`  | 0    |
/// | 3    |                         | reads tail 0, writes 2   | `[2, ]`  | 0    |
/// | 4    | writes tail 1           | writes tail 1            | `[2, ]`  | 1    |
///
/// Element 1 is lost, and a permit is left over for an element that is not there.
///
/// **Where it is right:** nowhere with this deque. With capacity 1 the two semaphores take turns
/// and are a lock between them, but for [#poll].
///
/// **CERT:** VNA02.
///
/// @param <E> the type of the elements
public final class BrokenMutexBoundedQueue<E> implements BoundedQueue<E> {

  private final Semaphore spaces;
  private final Semaphore elements = new Semaphore(0);
  private final Queue<E> items = new ArrayDeque<>();

  BrokenMutexBoundedQueue(int capacity) {
    spaces = new Semaphore(requireAtLeast(1, capacity, "capacity"));
  }

  @Override
  public void put(E element) throws InterruptedException {
    requireNonNull(element, "element");
    spaces.acquire();
    items.add(element); // wound: not under a lock
    elements.release();
  }

  @Override
  public E take() throws InterruptedException {
    while (true) {
      elements.acquire();
      E oldest = items.poll(); // wound: not under a lock
      if (oldest != null) {
        spaces.release();
        return oldest;
      }
    }
  }

  @Override
  public @Nullable E poll() {
    E oldest = items.poll(); // wound: not under a lock
    if (oldest != null) {
      elements.tryAcquire(); // if this fails, a taker has the permit and will find nothing
      spaces.release();
    }
    return oldest;
  }
}
