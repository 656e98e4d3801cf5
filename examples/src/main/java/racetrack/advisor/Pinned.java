// SPDX-License-Identifier: Apache-2.0
package racetrack.advisor;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import jdk.jfr.consumer.RecordingStream;
import racetrack.scaling.Sample;

/// How often virtual threads kept their carriers while they waited.
///
/// A virtual thread that waits gives its carrier to another, unless it is pinned: by a native
/// method on its stack, or while a class is initialised.
///
/// @param times how often it happened
/// @param share of the virtual threads' time, how much they were pinned, from 0 to 1
public record Pinned(long times, double share) {

  private static final String EVENT = "jdk.VirtualThreadPinned";

  /// What virtual threads do while they are watched.
  interface Body {

    Sample run() throws InterruptedException, ExecutionException;
  }

  /// Watches virtual threads with the JDK's flight recorder.
  static Pinned during(Body body) throws InterruptedException, ExecutionException {
    AtomicLong times = new AtomicLong();
    AtomicLong nanos = new AtomicLong();
    try (RecordingStream events = new RecordingStream()) {
      events.enable(EVENT).withoutThreshold();
      events.onEvent(
          EVENT,
          event -> {
            times.incrementAndGet();
            nanos.addAndGet(event.getDuration().toNanos());
          });
      events.startAsync();
      long start = System.nanoTime();
      Sample sample = body.run();
      long duration = System.nanoTime() - start;
      events.stop(); // returns when all events have been handled
      return new Pinned(times.get(), nanos.get() / (double) duration / sample.workers());
    }
  }
}
