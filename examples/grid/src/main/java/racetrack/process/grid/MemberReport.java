// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.IExecutorService;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// What a member says of itself.
///
/// @param address where it listens, as `host:port`
/// @param state its figures, or null if it did not say anything in time
record MemberReport(String address, @Nullable State state) {

  /// The figures of a member.
  ///
  /// @param pid its process
  /// @param cores the processors of its JVM, cgroup limits honoured
  /// @param load how many threads of its host want to run, or a negative number if unknown
  /// @param slots how many tasks it runs at once
  /// @param running how many it runs
  /// @param done how many it has run
  record State(long pid, int cores, double load, int slots, int running, long done)
      implements Serializable {}

  /// Asks a member; runs there.
  ///
  /// @param slots how many tasks it runs at once
  record Ask(int slots) implements Callable<State>, Serializable {

    @Override
    public State call() {
      return new State(
          ProcessHandle.current().pid(),
          Runtime.getRuntime().availableProcessors(),
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
          slots,
          Desk.running(),
          Desk.done());
    }
  }

  /// {@return a report of each member}
  ///
  /// @param control the executor that no task keeps busy
  /// @param members the members
  /// @param limit how long to wait for each
  static List<MemberReport> ask(IExecutorService control, List<Member> members, Duration limit)
      throws InterruptedException {
    List<Map.Entry<Member, Future<State>>> asked = new ArrayList<>();
    for (Member member : members) {
      Ask ask = new Ask(Engine.slotsOf(member));
      asked.add(Map.entry(member, control.submitToMember(ask, member)));
    }
    List<MemberReport> reports = new ArrayList<>();
    for (Map.Entry<Member, Future<State>> one : asked) {
      reports.add(new MemberReport(Engine.addressOf(one.getKey()), said(one.getValue(), limit)));
    }
    return reports;
  }

  private static @Nullable State said(Future<State> answer, Duration limit)
      throws InterruptedException {
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return null; // stopped, or gone meanwhile
    }
  }
}
