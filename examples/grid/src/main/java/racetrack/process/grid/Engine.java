// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.config.DurableExecutorConfig;
import com.hazelcast.config.ExecutorConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Starts the engine: quiet, alone with those it is told of, and on the address it is told.
///
/// All that looks for others by itself is off (auto-detection, multicast, the call home).
final class Engine {

  /// The system property that lets the engine talk: a level of `java.util.logging`.
  static final String LOG = "racetrack.grid.log";

  /// The one option that a JVM with the engine needs, or it warns of `sun.misc.Unsafe`.
  static final String JVM_OPTION = "--sun-misc-unsafe-memory-access=allow";

  /// The executor whose tasks go to a member, and are lost with it.
  static final String ERRANDS = "errands";

  /// The executor whose tasks are kept by a second member.
  static final String DURABLE = "durable";

  /// The executor of what must not wait behind tasks.
  static final String CONTROL = "control";

  /// The attribute of a member that says how many tasks it runs at once.
  static final String SLOTS = "slots";

  /// The attribute of a member that says which process it is.
  static final String PID = "pid";

  private static final String CLUSTER = "racetrack";

  /// Few, since only the durable executor has use for them; and a prime, so that they spread.
  private static final int PARTITIONS = 61;

  /// How many times its seats a member has threads for tasks that another one keeps: one that is
  /// begun again after a loss comes without a seat, and must not keep those waiting that have one.
  private static final int REPEATED = 4;

  /// Keeps the level: the library forgets loggers that nobody holds.
  private static final Logger LOGGER = Logger.getLogger("com.hazelcast");

  private Engine() {}

  /// {@return a running engine}
  ///
  /// @param settings where it listens and whom it joins
  /// @throws IllegalArgumentException if there is no such host
  static HazelcastInstance start(MemberSettings settings) {
    LOGGER.setLevel(Level.parse(System.getProperty(LOG, "OFF")));
    return Hazelcast.newHazelcastInstance(config(settings));
  }

  private static Config config(MemberSettings settings) {
    Config config = new Config().setClusterName(CLUSTER).setLiteMember(settings.slots() == 0);
    long seconds = settings.heartbeat().toSeconds();
    config
        .setProperty("hazelcast.logging.type", "jdk")
        .setProperty("hazelcast.phone.home.enabled", "false")
        .setProperty("hazelcast.shutdownhook.enabled", "false")
        .setProperty("hazelcast.socket.bind.any", "false")
        .setProperty("hazelcast.wait.seconds.before.join", "0")
        .setProperty("hazelcast.max.wait.seconds.before.join", "0")
        .setProperty("hazelcast.health.monitoring.level", "OFF")
        .setProperty("hazelcast.io.thread.count", "1")
        .setProperty("hazelcast.partition.count", Integer.toString(PARTITIONS))
        .setProperty("hazelcast.heartbeat.interval.seconds", "1")
        .setProperty("hazelcast.max.no.heartbeat.seconds", Long.toString(seconds))
        .setProperty("hazelcast.merge.first.run.delay.seconds", Long.toString(seconds))
        .setProperty("hazelcast.merge.next.run.delay.seconds", Long.toString(seconds));
    config.getMetricsConfig().setEnabled(false);
    config.getMemberAttributeConfig().setAttribute(SLOTS, Integer.toString(settings.slots()));
    config
        .getMemberAttributeConfig()
        .setAttribute(PID, Long.toString(ProcessHandle.current().pid()));
    int threads = Math.max(1, settings.slots());
    config.addExecutorConfig(new ExecutorConfig(ERRANDS, threads));
    config.addDurableExecutorConfig(
        new DurableExecutorConfig(DURABLE)
            .setPoolSize(REPEATED * threads)
            .setDurability(1)
            .setCapacity(1_000));
    config.addExecutorConfig(new ExecutorConfig(CONTROL, 4));
    network(config.getNetworkConfig(), settings);
    return config;
  }

  private static void network(NetworkConfig network, MemberSettings settings) {
    network.setPort(settings.port()).setPortAutoIncrement(false);
    network.getInterfaces().setEnabled(true).addInterface(addressOf(settings.host()));
    JoinConfig join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true).setMembers(settings.seeds());
  }

  private static String addressOf(String host) {
    try {
      return InetAddress.getByName(host).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "%s is no host that this one knows; give an address of this host".formatted(host), e);
    }
  }

  /// {@return where a member listens, as `host:port`}
  static String addressOf(Member member) {
    return member.getAddress().getHost() + ":" + member.getAddress().getPort();
  }

  /// {@return how many tasks a member runs at once}
  static int slotsOf(Member member) {
    String slots = member.getAttribute(SLOTS);
    return slots == null ? 0 : Integer.parseInt(slots);
  }
}
