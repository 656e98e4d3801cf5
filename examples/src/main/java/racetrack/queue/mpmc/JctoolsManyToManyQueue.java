// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.mpmc;

import static racetrack.catalogue.Preconditions.requirePowerOfTwo;

import org.jctools.queues.MpmcArrayQueue;
import org.jspecify.annotations.Nullable;

/// JCTools' array queue for many producers and many consumers, behind our contract.
///
/// **Seed idiom:** `queue.Queue(maxsize=n)` with `put_nowait` and `get_nowait`. If you may use a
/// library, use this.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// [MpmcArrayQueue] is a ring with sequences, as [SequenceManyToManyQueue], and looks at the other
/// count, as that does, before it says "full" or "empty".
///
/// ## Cost
///
/// As [SequenceManyToManyQueue]; it accesses its arrays through `sun.misc.Unsafe`, without their
/// checks, and needs `--sun-misc-unsafe-memory-access=allow` to do so without a warning.
///
/// ## Broken twin
///
/// None of its own; those of [SequenceManyToManyQueue] show what would break it.
///
/// ## Sources
///
/// - [JCTools](https://github.com/JCTools/JCTools) 4.0.7.
///
/// @param <E> the type of the elements
public final class JctoolsManyToManyQueue<E> implements ManyToManyQueue<E> {

  private final MpmcArrayQueue<E> items;

  JctoolsManyToManyQueue(int capacity) {
    items = new MpmcArrayQueue<>(requirePowerOfTwo(2, capacity, "capacity"));
  }

  @Override
  public boolean offer(E element) {
    return items.offer(element);
  }

  @Override
  public @Nullable E poll() {
    return items.poll();
  }
}
