// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.runners.ForkedTestConfig;
import org.openjdk.jcstress.infra.runners.TestConfig;
import racetrack.programs.JvmOptions;
import racetrack.programs.Seal;

/// A forked JVM that runs [ForkMain].
///
/// Used by one thread at a time.
final class Fork implements AutoCloseable {

  /// The JVM watches itself; this is for one that cannot.
  private static final Duration GRACE = Duration.ofMinutes(2);

  private static final Duration EXIT = Duration.ofSeconds(2);

  /// How many of its last lines are kept.
  private static final int LINES = 40;

  private final Duration patience;
  private final Process process;
  private final DataOutputStream orders;
  private final InputStream results;
  private final SealedResults seal;
  private final Deque<String> said = new ArrayDeque<>();
  private final Thread listener;
  private boolean usable = true;

  /// Starts a JVM.
  ///
  /// @param command the command that runs [ForkMain]
  /// @param patience how long a scenario may take beside its sampling
  Fork(List<String> command, Duration patience) {
    this.patience = patience;
    ProcessBuilder builder = new ProcessBuilder(command);
    JvmOptions.dropFrom(builder.environment());
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("No JVM could be started for the races.", e);
    }
    orders = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    results = new BufferedInputStream(process.getInputStream());
    String secret = Seal.newSecret();
    seal = new SealedResults(secret);
    try {
      orders.writeUTF(secret);
    } catch (IOException e) {
      throw new UncheckedIOException("nothing goes out before it is flushed", e);
    }
    listener = Thread.ofVirtual().name("fork-" + process.pid()).start(this::listen);
  }

  /// {@return whether another scenario can run here: nothing that ran has left a thread behind}
  boolean isUsable() {
    return usable && process.isAlive();
  }

  /// Runs a scenario of a subject.
  ///
  /// @param subject the subject's name, or an alias
  /// @param config the scenario, and how long to run it
  /// @return what came of it, whatever became of the JVM
  TestResult run(String subject, TestConfig config) {
    synchronized (said) {
      said.clear();
    }
    TestResult result = ask(subject, config);
    result.setConfig(config);
    return result;
  }

  private TestResult ask(String subject, TestConfig config) {
    try {
      orders.writeUTF(subject);
      new ForkedTestConfig(config).write(orders);
      orders.flush();
      Duration limit = ForkMain.limit(patience, config.time, config.iters).plus(GRACE);
      return CompletableFuture.supplyAsync(this::read, Thread::startVirtualThread)
          .get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      close();
      return lost(Status.TIMEOUT_ERROR, "The JVM did not answer, and was ended.");
    } catch (ExecutionException | IOException e) {
      if (e.getCause() instanceof UncheckedIOException broken
          && broken.getCause() instanceof SealedResults.BrokenSealException) {
        close();
        return lost(Status.VM_ERROR, Seal.BROKEN);
      }
      awaitExit();
      close();
      return lost(
          Status.VM_ERROR,
          "The JVM ended before it answered, with exit code %d.".formatted(process.exitValue()));
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a race", e);
    }
  }

  /// Lets the JVM, which has closed its output, end with its own exit code.
  private void awaitExit() {
    try {
      boolean _ = process.waitFor(EXIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a race", e);
    }
  }

  private TestResult read() {
    try {
      SealedResults.Told told = seal.read(results);
      usable = told.clean();
      return told.result();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TestResult lost(Status status, String message) {
    TestResult result = new TestResult(status);
    result.addMessage(message);
    synchronized (said) {
      result.addVMErrs(said);
    }
    return result;
  }

  private void listen() {
    try (BufferedReader errors = process.errorReader()) {
      errors.lines().forEach(this::keep);
    } catch (IOException | UncheckedIOException e) {
      // The JVM was ended.
    }
  }

  private void keep(String line) {
    synchronized (said) {
      said.add(line);
      if (said.size() > LINES) {
        said.remove();
      }
    }
  }

  /// Ends the JVM.
  @Override
  public void close() {
    usable = false;
    process.destroyForcibly();
    process.onExit().join();
    try {
      listener.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a race", e);
    }
  }
}
