// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.atomic.AtomicReference;
import racetrack.lock.mutex.Mutex;

/// M3, promise 3, clever: a queue lock whose threads have one node for all locks.
public class OneNodeForAllLocks implements Mutex {
  private static final ThreadLocal<Node> MINE = ThreadLocal.withInitial(Node::new);
  private final AtomicReference<Node> tail = new AtomicReference<>(new Node());

  private static final class Node {
    volatile boolean locked;
    Node before;
  }

  public void lock() {
    Node node = MINE.get();
    node.locked = true;
    node.before = tail.getAndSet(node);
    while (node.before.locked) {
      Thread.yield();
    }
  }

  public void unlock() {
    Node node = MINE.get();
    Node before = node.before;
    node.locked = false;
    MINE.set(before);
  }
}
