// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import racetrack.reports.labs.BadLabException;

/// The conditions under which a certificate is made: how many processors, and what runs beside it.
///
/// Children get the processors of the thread that starts them, so it is enough to bind this JVM.
public final class Conditions implements AutoCloseable {

  private final List<Thread> beside = new ArrayList<>();
  private final String words;
  private volatile boolean over;

  private Conditions(String words) {
    this.words = words;
  }

  /// Begins.
  ///
  /// @param cores how many processors; empty for all
  /// @param load how many threads are kept busy beside
  /// @return the conditions, to be ended
  /// @throws InterruptedException if interrupted while the JVM is bound
  public static Conditions begin(Optional<Integer> cores, int load) throws InterruptedException {
    if (cores.isPresent()) {
      bind(cores.get());
    }
    String words =
        "%d cores%s"
            .formatted(
                cores.orElse(Runtime.getRuntime().availableProcessors()),
                load == 0 ? "" : " beside %d busy threads".formatted(load));
    Conditions conditions = new Conditions(words);
    for (int number = 1; number <= load; number++) {
      Thread thread = new Thread(conditions::keepBusy, "load " + number);
      thread.setDaemon(true);
      thread.start();
      conditions.beside.add(thread);
    }
    return conditions;
  }

  private static void bind(int cores) throws InterruptedException {
    String id = Long.toString(ProcessHandle.current().pid());
    try {
      Process process =
          new ProcessBuilder("taskset", "-a", "-c", "-p", "0-" + (cores - 1), id)
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new BadLabException("--cores %d: %s".formatted(cores, said.strip()));
      }
    } catch (IOException e) {
      throw new BadLabException(
          "--cores needs Linux and its command taskset (package util-linux): " + e.getMessage());
    }
  }

  private void keepBusy() {
    while (!over) {
      Thread.onSpinWait();
    }
  }

  /// {@return the conditions in words, such as `2 cores`}
  public String words() {
    return words;
  }

  @Override
  public void close() {
    over = true;
    for (Thread thread : beside) {
      boolean interrupted = false;
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
