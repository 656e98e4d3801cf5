// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import racetrack.process.ledger.SharedLedger;

/// A worker process that has been started and has called back.
///
/// @param process the process
/// @param tasks the connection whose other end rings when the worker takes tasks again
/// @param results the connection that rings when there are results; the other way it is the [Leash]
/// @param ledger the memory shared with it, to agree on tasks
/// @param rings the memory shared with it, for tasks and results
record Launch(
    Process process, SocketChannel tasks, SocketChannel results, SharedLedger ledger, Rings rings) {

  /// What the parent does before the worker maps their rings.
  interface Preparation {
    void prepare(Rings rings) throws IOException;
  }

  /// Starts a process and waits until it has called back.
  ///
  /// The process comes first and finds everything else ready when it is.
  ///
  /// @param started is told of the process before it has called back
  /// @param preparation what to do before it maps the rings
  /// @throws IOException if there is no process, or it ended before it called
  static Launch of(
      Settings settings, String name, Consumer<Process> started, Preparation preparation)
      throws IOException {
    Process process = start(settings);
    started.accept(process);
    try (Rendezvous rendezvous = new Rendezvous()) {
      SharedLedger ledger = LedgerFile.map(rendezvous.ledger());
      Rings rings = Rings.create(rendezvous.rings());
      try {
        preparation.prepare(rings);
        greet(process, rendezvous, name, settings);
        var _ = process.onExit().thenRun(rendezvous::wakeUp);
        Rendezvous.Met met = rendezvous.meet(process::isAlive);
        if (met == null) {
          throw new IOException("it ended before it called back");
        }
        return new Launch(process, met.tasks(), met.results(), ledger, rings);
      } catch (Throwable e) {
        rings.close();
        throw e;
      }
    }
  }

  private static Process start(Settings settings) throws IOException {
    List<String> arguments = new ArrayList<>();
    SelectorProvider provider = SelectorProvider.provider();
    if (provider.getClass().getModule() == Object.class.getModule()) {
      // A JVM that is not told which one to use looks for others in every jar of the class path.
      // It comes first, so that the user's arguments have the last word.
      String property = SelectorProvider.class.getName() + "=" + provider.getClass().getName();
      arguments.add("-D" + property);
    }
    arguments.addAll(settings.jvmArguments());
    arguments.addAll(List.of("-cp", settings.classPath(), settings.workerMain().getName()));
    ProcessBuilder builder = JvmCommand.builder(arguments);
    builder.environment().putAll(settings.environment());
    return builder.start();
  }

  /// Tells the worker who it is and where to call, by standard input: everybody can read a command
  /// line.
  private static void greet(Process process, Rendezvous rendezvous, String name, Settings settings)
      throws IOException {
    try (DataOutputStream out = new DataOutputStream(process.getOutputStream())) {
      out.writeUTF(name);
      out.writeUTF(rendezvous.socket().toString());
      out.writeUTF(rendezvous.ledger().toString());
      out.writeUTF(rendezvous.rings().toString());
      out.writeLong(ProcessHandle.current().pid());
      out.writeInt(settings.maxPayload());
      out.writeLong(Patience.forWorkers(settings.lowLatency()));
      out.write(rendezvous.secret());
    }
  }
}
