// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.raw;

import java.util.concurrent.CountDownLatch;
import racetrack.catalogue.Seed;

/// A program that ends although one of its threads never does.
///
/// The JVM ends when the last thread ends that is not a daemon. A daemon is cut off wherever it is,
/// without its `finally`: it is no place for work that must be finished.
@Seed(rows = "2.16", idiom = "background_thread.daemon = True")
public final class DaemonExample {

  private DaemonExample() {}

  /// Starts a thread that waits for ever, and returns.
  ///
  /// @param args `user` for a thread that is not a daemon: then the program does not end
  /// @throws InterruptedException if interrupted while waiting for the thread to run
  public static void main(String[] args) throws InterruptedException {
    boolean daemon = args.length == 0 || !args[0].equals("user");
    CountDownLatch runs = new CountDownLatch(1);
    Thread.ofPlatform().name("background").daemon(daemon).start(() -> waitForEver(runs));
    runs.await();
    System.out.println("main ends, and the background thread waits");
  }

  private static void waitForEver(CountDownLatch runs) {
    runs.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does; the thread ends
    } finally {
      System.out.println("nobody ever reads this");
    }
  }
}
