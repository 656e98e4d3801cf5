// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.HazelcastInstance;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import racetrack.programs.Leash;

/// What `racetrack grid` and `racetrack grade --grid` start: a member for this host, or somebody
/// who asks how all are, measures, or has them grade.
final class GridMain {

  /// How long to wait for members, and for what they say.
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private GridMain() {}

  /// Does what the first argument says.
  ///
  /// Exits with 0 for good, 1 if a member is missing, and 2 if this host cannot do it.
  ///
  /// @param arguments `join` or `status`, and then as of [MemberSettings#parse]; `measure`, and
  ///   then as of [GridScaling]; `grade`, and then as of [GradingMain]
  public static void main(String[] arguments)
      throws InterruptedException, ExecutionException, IOException {
    Leash.fasten();
    if (arguments.length == 0) {
      System.err.println("This jar is for `racetrack grid`, which says what there is to do.");
      System.exit(2);
    }
    String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
    switch (arguments[0]) {
      case "join", "status" -> member(arguments[0], MemberSettings.parse(List.of(rest)));
      case "measure" -> GridScaling.main(rest);
      case "grade" -> GradingMain.main(rest);
      default ->
          throw new IllegalArgumentException(
              "not one of join, status, measure and grade: " + arguments[0]);
    }
  }

  private static void member(String order, MemberSettings settings) throws InterruptedException {
    try {
      if (order.equals("join")) {
        join(settings);
      } else {
        System.exit(status(settings));
      }
    } catch (RuntimeException e) {
      System.err.printf(
          "The engine cannot start on %s, port %d: %s%n",
          settings.host(), settings.port(), e.getMessage());
      System.exit(2);
    }
  }

  private static void join(MemberSettings settings) {
    HazelcastInstance engine = Engine.start(settings);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> engine.getLifecycleService().terminate(), "leave"));
    System.out.printf(
        "Member %s runs %d tasks at once. Ctrl-C ends it.%n",
        Engine.addressOf(engine.getCluster().getLocalMember()), settings.slots());
    System.out.println(security(settings.host()));
    int others = engine.getCluster().getMembers().size() - 1;
    if (others == 0 && !settings.seeds().isEmpty()) {
      System.out.printf(
          "No member answered at %s, so this is the first. It looks again every %d s.%n",
          String.join(", ", settings.seeds()), settings.heartbeat().toSeconds());
    }
    say(engine);
    engine.getCluster().addMembershipListener(new Listener(engine));
  }

  /// {@return who can reach a member, and what that means}
  static String security(String host) {
    try {
      if (InetAddress.getByName(host).isLoopbackAddress()) {
        return "It listens on the loopback device: only this host's users reach it.";
      }
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("%s is no host that this one knows".formatted(host), e);
    }
    return ("WARNING: it listens on %s, without authentication and without encryption: whoever"
            + " reaches this port can run any code here, as you. Use a network that nobody else is"
            + " in, or loopback and a tunnel, such as WireGuard or ssh -L.")
        .formatted(host);
  }

  private static void say(HazelcastInstance engine) {
    List<String> members =
        engine.getCluster().getMembers().stream()
            .filter(member -> Engine.slotsOf(member) > 0)
            .map(Engine::addressOf)
            .toList();
    System.out.printf("Members: %d (%s)%n", members.size(), String.join(", ", members));
  }

  /// Prints a line for each member.
  ///
  /// @return the exit code
  private static int status(MemberSettings settings) throws InterruptedException {
    try (Grid grid = Grid.join(settings)) {
      if (!grid.await(1, LIMIT)) {
        System.out.printf(
            "No member answered at %s within %d s: start one with `racetrack grid join`.%n",
            String.join(", ", settings.seeds()), LIMIT.toSeconds());
        return 1;
      }
      List<MemberReport> reports = grid.reports(LIMIT);
      System.out.print(table(reports));
      return reports.stream().allMatch(report -> report.state() != null) ? 0 : 1;
    }
  }

  /// {@return a line for each member, and one above}
  static String table(List<MemberReport> reports) {
    StringBuilder table =
        new StringBuilder(
            "%-24s %5s %6s %6s %8s %8s%n"
                .formatted("member", "cores", "load", "slots", "running", "done"));
    for (MemberReport report : reports) {
      MemberReport.State state = report.state();
      table.append(
          state == null
              ? "%-24s no answer within %d s%n".formatted(report.address(), LIMIT.toSeconds())
              : "%-24s %5d %6s %6d %8d %8d%n"
                  .formatted(
                      report.address(),
                      state.cores(),
                      state.load() < 0 ? "-" : String.format(Locale.ROOT, "%.2f", state.load()),
                      state.slots(),
                      state.running(),
                      state.done()));
    }
    return table.toString();
  }

  /// Says who comes and goes.
  ///
  /// @param engine the member's
  private record Listener(HazelcastInstance engine) implements MembershipListener {

    @Override
    public void memberAdded(MembershipEvent event) {
      sayOf(event);
    }

    @Override
    public void memberRemoved(MembershipEvent event) {
      sayOf(event);
    }

    private void sayOf(MembershipEvent event) {
      if (Engine.slotsOf(event.getMember()) > 0) { // who only submits or asks is not of interest
        say(engine);
      }
    }
  }
}
