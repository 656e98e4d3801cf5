// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.lazy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Settings that are read once, when somebody first needs them: the holder idiom in a program.
///
/// The whole of it is a nested class with one static field. There is no lock to be seen, and
/// nothing to forget.
public final class SettingsExample {

  private static final AtomicInteger READS = new AtomicInteger();

  private SettingsExample() {}

  /// What would come from a file.
  ///
  /// @param workers how many workers there are to be
  record Settings(int workers) {

    static Settings read() {
      READS.incrementAndGet();
      return new Settings(4);
    }
  }

  /// How often the settings had been read.
  ///
  /// @param before before anybody asked for them
  /// @param after when everybody had them
  record Reads(int before, int after) {}

  private static final class Holder {
    static final Settings SETTINGS = Settings.read();
  }

  /// {@return the settings, which the first caller reads}
  static Settings settings() {
    return Holder.SETTINGS;
  }

  /// Prints how often the settings were read.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while the threads ask
  public static void main(String[] args) throws InterruptedException {
    Reads reads = ask(8);
    System.out.println("nobody has asked:      read " + reads.before() + " times");
    System.out.println("eight threads have it: read " + reads.after() + " times");
  }

  /// {@return how often the settings had been read, before and after}
  ///
  /// @param threads how many threads ask for them at once
  /// @throws InterruptedException if interrupted while they ask
  static Reads ask(int threads) throws InterruptedException {
    int before = READS.get();
    List<Thread> callers = new ArrayList<>();
    for (int caller = 1; caller <= threads; caller++) {
      callers.add(Thread.ofPlatform().name("caller " + caller).start(SettingsExample::settings));
    }
    for (Thread caller : callers) {
      caller.join();
    }
    return new Reads(before, READS.get());
  }
}
