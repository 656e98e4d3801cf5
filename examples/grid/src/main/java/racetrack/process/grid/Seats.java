// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import com.hazelcast.cluster.Member;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import racetrack.process.pool.WorkerLostException;

/// Which members have room for a task.
///
/// Members come and go. A seat of one that has gone is worth nothing when it is given back; one
/// that comes back, comes with all its seats free. What still runs there is nobody's any more.
final class Seats {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Duration patience;

  @GuardedBy("lock")
  private final Map<UUID, Place> places = new LinkedHashMap<>();

  /// A member, and how many of its seats are free.
  private record Place(Member member, int free) {

    Place with(int more) {
      return new Place(member, free + more);
    }
  }

  /// @param patience how long to wait for a member when there is none
  Seats(Duration patience) {
    this.patience = patience;
  }

  /// Takes note of the members that there are now.
  void set(Collection<Member> members) {
    lock.lock();
    try {
      places.keySet().retainAll(members.stream().map(Member::getUuid).toList());
      for (Member member : members) {
        int slots = Engine.slotsOf(member);
        if (slots > 0) {
          places.putIfAbsent(member.getUuid(), new Place(member, slots));
        }
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Takes a seat on the member that has most of them free.
  ///
  /// @throws WorkerLostException if there has been no member for the whole patience
  Seat take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = patience.toNanos();
      while (left > 0) {
        Optional<Place> idle = idle();
        if (idle.isPresent()) {
          Place place = idle.get();
          places.put(place.member().getUuid(), place.with(-1));
          return new Seat(place.member());
        }
        if (places.isEmpty()) {
          left = changed.awaitNanos(left);
        } else {
          changed.await();
        }
      }
      throw new WorkerLostException(
          "no member was there to run the task, for " + patience.toSeconds() + " s");
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  private Optional<Place> idle() {
    return places.values().stream()
        .filter(place -> place.free() > 0)
        .max(Comparator.comparingInt(Place::free));
  }

  /// Gives a seat back.
  void give(Seat seat) {
    lock.lock();
    try {
      places.computeIfPresent(seat.member().getUuid(), (_, place) -> place.with(1));
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until there are so many seats in all.
  ///
  /// @return whether there are
  boolean await(int members, Duration limit) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = limit.toNanos();
      while (places.size() < members && left > 0) {
        left = changed.awaitNanos(left);
      }
      return places.size() >= members;
    } finally {
      lock.unlock();
    }
  }
}
