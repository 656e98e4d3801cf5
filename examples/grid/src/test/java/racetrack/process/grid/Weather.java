// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import racetrack.programs.JavaLauncher;
import racetrack.programs.JvmOptions;
import racetrack.programs.Leash;

/// A cluster on hosts of its own, a submitter on one more, and faults that strike them.
///
/// Its processes end with it, and with this JVM.
final class Weather implements AutoCloseable {

  private static final int PORT = 5701;
  private static final int SLOTS = 2;

  /// Longer than any of this takes, also on a busy host.
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final int SLOW_ROUNDS = 20;

  private final NetHosts hosts;
  private final Delivery delivery;
  private final List<Process> members = new ArrayList<>();
  private final List<String> figures = new ArrayList<>();
  private Path folder;
  private Process submitter;
  private volatile Storm.Tally tally = new Storm.Tally(0, 0, 0, 0);
  private volatile int withoutOutcome = -1;

  /// Starts it: the submitter on host 0, the members behind it.
  Weather(int size, Delivery delivery, Path folder) throws IOException {
    this.delivery = delivery;
    this.folder = folder;
    hosts = new NetHosts(size + 1);
    for (int member = 0; member < size; member++) {
      members.add(startMember(member, size));
    }
    submitter = startSubmitter();
  }

  private static String seeds(int size) {
    return IntStream.rangeClosed(1, size)
        .mapToObj(host -> NetHosts.address(host) + ":" + PORT)
        .collect(Collectors.joining(","));
  }

  private Process startMember(int member, int size) throws IOException {
    MemberSettings settings =
        new MemberSettings(
            NetHosts.address(member + 1),
            PORT,
            List.of(seeds(size).split(",", -1)),
            SLOTS,
            Storm.HEARTBEAT);
    return start(
        member + 1,
        List.of("-Xmx128m", "-XX:+ExitOnOutOfMemoryError"),
        MemberMain.class,
        settings.toArguments());
  }

  private Process startSubmitter() throws IOException {
    Process process =
        start(
            0,
            List.of("-Xmx256m"),
            Storm.class,
            List.of(
                NetHosts.address(0),
                seeds(members.size()),
                delivery.name(),
                "" + members.size(),
                "" + members.size() * SLOTS,
                folder.toString()));
    Thread.ofPlatform().daemon().name("listener").start(() -> listen(process.inputReader()));
    return process;
  }

  private Process start(int host, List<String> options, Class<?> program, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(JavaLauncher.path());
    command.addAll(options);
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            Engine.JVM_OPTION,
            "-D" + Leash.PROPERTY + "=true",
            "-cp",
            System.getProperty("java.class.path"),
            program.getName()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(hosts.on(host, command)).redirectError(Redirect.INHERIT);
    JvmOptions.dropFrom(builder.environment());
    return builder.start();
  }

  private void listen(BufferedReader lines) {
    try (lines) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("end ")) {
          String[] parts = line.split(" ", 3);
          tally = Storm.Tally.parse(parts[2]);
          withoutOutcome = Integer.parseInt(parts[1]);
        } else if (line.startsWith("tally ")) {
          tally = Storm.Tally.parse(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Storm.Tally tally() {
    return tally;
  }

  /// {@return how many accepted tasks had no outcome at the end}
  int withoutOutcome() {
    return withoutOutcome;
  }

  /// Waits until so many more tasks are done.
  void awaitDone(int more) throws InterruptedException {
    int wanted = tally.done() + more;
    await("tasks are done", now -> now.done() >= wanted);
  }

  private void awaitMembers(int count) throws InterruptedException {
    await(count + " members", now -> now.members() == count);
  }

  private void await(String what, Predicate<Storm.Tally> isSo) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isSo.test(tally)) {
      if (System.nanoTime() - end > 0 || !submitter.isAlive()) {
        throw new AssertionError("waited for: " + what + "; " + tally + "; " + figures);
      }
      Thread.sleep(10); // another process brings it about
    }
  }

  /// Lets a fault strike the last member, sees the rest go on, and makes good for it.
  ///
  /// @param some how many tasks have to be done meanwhile
  void strike(Fault fault, int some) throws IOException, InterruptedException {
    int last = members.size() - 1;
    Process member = members.get(last);
    Storm.Tally before = tally;
    long start = System.nanoTime();
    switch (fault) {
      case KILLED -> member.destroyForcibly();
      case STOPPED -> signal(member, "STOP");
      case CUT_OFF -> hosts.cut(last + 1);
      case SLOW -> slowDown(member);
      case OUT_OF_MEMORY -> Files.createFile(folder.resolve(Storm.GREEDY));
    }
    if (fault != Fault.SLOW) {
      awaitMembers(last);
    }
    Duration noticed = Duration.ofNanos(System.nanoTime() - start);
    awaitDone(some);
    switch (fault) {
      case KILLED -> members.set(last, startMember(last, members.size()));
      case STOPPED -> signal(member, "CONT");
      case CUT_OFF -> hosts.heal(last + 1);
      case SLOW -> {} // it is over
      case OUT_OF_MEMORY -> replaceTheDead();
    }
    awaitMembers(members.size());
    awaitDone(some);
    figures.add(
        "%-13s %-13s accepted %5d  done %5d  lost %3d  noticed after %5.1f s, over after %5.1f s"
            .formatted(
                delivery,
                fault,
                tally.accepted() - before.accepted(),
                tally.done() - before.done(),
                tally.lost() - before.lost(),
                noticed.toNanos() / 1e9,
                (System.nanoTime() - start) / 1e9));
  }

  private static void slowDown(Process member) throws IOException, InterruptedException {
    for (int round = 0; round < SLOW_ROUNDS; round++) {
      signal(member, "STOP");
      Thread.sleep(200); // the slowness is the fault
      signal(member, "CONT");
      Thread.sleep(50); // a slow member still does something
    }
  }

  private void replaceTheDead() throws IOException {
    for (int member = 0; member < members.size(); member++) {
      if (!members.get(member).isAlive()) {
        members.set(member, startMember(member, members.size()));
      }
    }
  }

  private static void signal(Process process, String signal)
      throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor();
  }

  /// Kills the submitter, and starts another.
  ///
  /// @param other the folder of its marks
  void replaceSubmitter(Path other) throws IOException {
    submitter.destroyForcibly().onExit().join();
    folder = other;
    tally = new Storm.Tally(0, 0, 0, 0);
    submitter = startSubmitter();
  }

  /// Has the submitter stop, and waits for its last words.
  void end() throws IOException, InterruptedException {
    Files.createFile(folder.resolve(Storm.STOP));
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (withoutOutcome < 0) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("the submitter does not end: " + tally);
      }
      Thread.sleep(10); // another process brings it about
    }
  }

  /// Adds the figures to a file.
  ///
  /// @param begun how often each task was begun
  void write(Path file, Map<Integer, Long> begun) throws IOException {
    long twice = begun.values().stream().filter(times -> times > 1).count();
    figures.add(
        "%-13s in all        accepted %5d  done %5d  lost %3d  without outcome %d  begun twice %d"
            .formatted(
                delivery, tally.accepted(), tally.done(), tally.lost(), withoutOutcome, twice));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, figures, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  @Override
  public void close() throws IOException {
    List<Process> all = new ArrayList<>(members);
    all.add(submitter);
    all.forEach(Process::destroyForcibly);
    all.forEach(process -> process.onExit().join());
    hosts.close();
  }
}
