// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static racetrack.conformance.Requirement.S_FORGED_FRAME;
import static racetrack.conformance.Requirement.S_GADGET;
import static racetrack.conformance.Requirement.S_OTHER_USER;
import static racetrack.conformance.Requirement.S_OVERSIZED_FRAME;
import static racetrack.conformance.Requirement.S_OVERSIZED_RESULT;
import static racetrack.conformance.Requirement.S_SOCKET_UNLINKED;
import static racetrack.conformance.Requirement.S_STRANGER;
import static racetrack.conformance.Requirement.S_TRUNCATED_FRAME;
import static racetrack.process.pool.Tasks.causeOf;
import static racetrack.process.pool.Tasks.messageOf;

import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import racetrack.testkit.Row;

/// Hostile neighbours: other users, strangers on the socket, workers that were taken over.
@Timeout(120)
class SecurityTest {

  @Test
  @Row(S_OTHER_USER)
  @DisabledOnOs(OS.WINDOWS)
  void letsOnlyItsOwnUserNearTheSocket() throws IOException {
    try (Rendezvous rendezvous = new Rendezvous()) {
      Path folder = rendezvous.socket().getParent();
      assertEquals(
          "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
    }
  }

  @Test
  @Row(S_OTHER_USER)
  @DisabledOnOs(OS.WINDOWS)
  void isOutOfReachForAProcessOfAnotherUser() throws Exception {
    assumeTrue(
        "root".equals(System.getProperty("user.name")) && Files.exists(Path.of("/usr/bin/setpriv")),
        "only root can start a process of another user");
    try (Rendezvous rendezvous = new Rendezvous()) {
      assertEquals(0, exitOf("test", "-S", rendezvous.socket().toString()));
      assertNotEquals(
          0,
          exitOf(
              "setpriv",
              "--reuid=65534",
              "--regid=65534",
              "--clear-groups",
              "test",
              "-S",
              rendezvous.socket().toString()));
    }
  }

  @Test
  @Row(S_SOCKET_UNLINKED)
  void leavesNothingInTheFileSystemOnceTheyHaveMet() throws Exception {
    Set<String> before = Left.now().folders();
    try (ProcessPool pool = ProcessPool.builder().workers(1).build()) {
      assertEquals(1, pool.submit(() -> 1).get());
      assertEquals(before, Left.now().folders());
    }
  }

  @Test
  @Row(S_STRANGER)
  void hangsUpOnStrangersAndIsNotHeldUpBySilentOnes() throws Exception {
    try (Rendezvous rendezvous = new Rendezvous();
        SocketChannel silent = SocketChannel.open(UnixDomainSocketAddress.of(rendezvous.socket()));
        SocketChannel stranger = call(rendezvous, new byte[Rendezvous.SECRET], Rendezvous.TASKS);
        SocketChannel tasks = call(rendezvous, rendezvous.secret(), Rendezvous.TASKS);
        SocketChannel again = call(rendezvous, rendezvous.secret(), Rendezvous.TASKS);
        SocketChannel results = call(rendezvous, rendezvous.secret(), Rendezvous.RESULTS)) {
      Rendezvous.Met met = rendezvous.meet(() -> true);
      assertNotNull(met);
      assertEquals(-1, stranger.read(ByteBuffer.allocate(1)));
      assertEquals(-1, again.read(ByteBuffer.allocate(1)));
      assertTrue(silent.isOpen() && tasks.isOpen());
      results.write(ByteBuffer.wrap(new byte[] {42}));
      ByteBuffer one = ByteBuffer.allocate(1);
      assertEquals(1, met.results().read(one));
      assertEquals(42, one.get(0));
      met.tasks().close();
      met.results().close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "oversized, claims a payload of",
    "truncated, ended",
    "unknown, no frame of kind",
    "forged, a task that it was not running",
    "misdirected, only the parent sends",
    "overfull, its ring claims to hold",
    "overdrawn, its ring claims to hold",
  })
  @Row({S_FORGED_FRAME, S_OVERSIZED_FRAME, S_TRUNCATED_FRAME})
  void rejectsAWorkerThatBreaksTheProtocolAndGoesOn(String attack, String complaint)
      throws Exception {
    try (ProcessPool pool =
        ProcessPool.builder()
            .workers(1)
            .environment(Map.of(HostileWorker.ATTACK, attack))
            .workerMain(HostileWorker.class)
            .build()) {
      for (int round = 0; round < 2; round++) {
        TaskFuture<Integer> future = pool.submit(() -> 1);
        assertInstanceOf(WorkerLostException.class, causeOf(future));
        assertTrue(messageOf(future).contains(complaint), messageOf(future));
      }
      assertEquals(2, pool.statistics().lost());
    }
  }

  @Test
  @Row(S_GADGET)
  void keepsGadgetsOutAndGoesOn() throws Exception {
    try (ProcessPool pool = ProcessPool.builder().workers(1).build()) {
      TaskFuture<Object> gadget = pool.submit(() -> List.of(new Gadget()));
      assertInstanceOf(InvalidClassException.class, causeOf(gadget));
      TaskFuture<Object> nested = pool.submit(SecurityTest::bomb);
      assertInstanceOf(InvalidClassException.class, causeOf(nested));
      assertFalse(Gadget.sprung);
      assertEquals(1, pool.submit(() -> 1).get());
      assertEquals(0, pool.statistics().lost());
    }
  }

  @Test
  @Row(S_GADGET)
  void namesWhatItKeepsOutAndTheSettingThatLetsItIn() throws Exception {
    String name = Gadget.class.getName();
    String advice = name + " is no class that a result may consist of; Builder.allow lets it in";
    try (ProcessPool pool = ProcessPool.builder().workers(1).build()) {
      assertEquals(advice, messageOf(pool.submit(() -> new Gadget())));
      assertEquals(advice, messageOf(pool.submit(() -> new Gadget[2])));
      Throwable standIn = causeOf(pool.submit(SecurityTest::failWithAGadget));
      assertEquals(advice, requireNonNull(standIn.getCause()).getMessage());
      String limit = messageOf(pool.submit(() -> nest(50)));
      assertTrue(limit.contains("Builder.resultFilter"), limit);
    }
    try (ProcessPool pool =
        ProcessPool.builder().workers(1).resultFilter(SecurityTest::rejectGadgets).build()) {
      String message = messageOf(pool.submit(() -> new Gadget()));
      assertEquals("the filter that Builder.resultFilter set rejects " + name, message);
    }
  }

  private static ObjectInputFilter.Status rejectGadgets(ObjectInputFilter.FilterInfo info) {
    return info.serialClass() == Gadget.class
        ? ObjectInputFilter.Status.REJECTED
        : ObjectInputFilter.Status.UNDECIDED;
  }

  private static Object failWithAGadget() {
    throw new Carrier();
  }

  private static Object nest(int depth) {
    return depth == 0 ? new Object[0] : new Object[] {nest(depth - 1)};
  }

  @Test
  @Row(S_OVERSIZED_RESULT)
  void failsATaskWhoseResultIsTooLargeAndKeepsItsWorker() throws Exception {
    try (ProcessPool pool = ProcessPool.builder().workers(1).maxPayload(4096).build()) {
      TaskFuture<byte[]> large = pool.submit(() -> new byte[5000]);
      assertTrue(messageOf(large).contains("maxPayload is 4096"), messageOf(large));
      assertEquals(1, pool.submit(() -> 1).get());
      assertEquals(0, pool.statistics().lost());
    }
  }

  /// The trace of any failure takes more.
  @Test
  @Row(S_OVERSIZED_RESULT)
  void cutsTheTextOfAFailureThatIsTooLargeAndKeepsTheWorker() throws Exception {
    try (ProcessPool pool = ProcessPool.builder().workers(1).maxPayload(1024).build()) {
      assertIsCut("Exception: first\u4e2d", pool.submit(() -> fail("first\u4e2d")));
      assertIsCut("xxx", pool.submit(() -> fail("x".repeat(1 << 20))));
      String large = messageOf(pool.submit(() -> new byte[1025]));
      assertTrue(large.contains("the result takes 1030 bytes, but maxPayload is 1024"), large);
      try (MapResults<Object> results = pool.map(SecurityTest::failIfOdd, List.of(1, 2))) {
        assertTrue(assertThrows(CompletionException.class, results::next).toString().contains("1"));
        assertEquals(2, results.next());
      }
      assertEquals(0, pool.statistics().lost());
    }
  }

  @Test
  @Row(S_OVERSIZED_RESULT)
  void cutsTheTextOfAnInitialisersFailure() {
    try (ProcessPool pool =
        ProcessPool.builder()
            .workers(1)
            .maxPayload(1024)
            .initializer(() -> fail("no licence"))
            .build()) {
      String message = messageOf(pool.submit(() -> 1));
      assertTrue(message.contains("the initialiser failed"), message);
      assertTrue(message.contains("no licence"), message);
    }
  }

  private static void assertIsCut(String beginning, TaskFuture<?> future) {
    String message =
        String.valueOf(
            assertInstanceOf(RemoteFailureException.class, causeOf(future)).getMessage());
    assertTrue(message.contains(beginning), message);
    assertTrue(message.endsWith("(cut to fit maxPayload)"), message);
    assertTrue(message.length() <= 1024, message);
  }

  private static Object fail(String message) {
    throw new IllegalStateException(message);
  }

  private static Object failIfOdd(int number) {
    return number % 2 == 0 ? number : fail("odd: " + number);
  }

  private static int exitOf(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).start().waitFor();
  }

  private static SocketChannel call(Rendezvous rendezvous, byte[] secret, byte role)
      throws IOException {
    SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(rendezvous.socket()));
    channel.write(ByteBuffer.allocate(Rendezvous.GREETING).put(secret).put(role).flip());
    return channel;
  }

  /// A few bytes that deserialise into more work than there is time.
  private static Object bomb() {
    Set<Object> root = new HashSet<>();
    Set<Object> one = root;
    Set<Object> two = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      Set<Object> left = new HashSet<>();
      Set<Object> right = new HashSet<>();
      left.add("left");
      one.add(left);
      one.add(right);
      two.add(left);
      two.add(right);
      one = left;
      two = right;
    }
    return new Object[] {root, two};
  }

  /// A failure that brings one along.
  private static final class Carrier extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    @SuppressWarnings("UnusedVariable") // what is tested
    private final Gadget gadget = new Gadget();
  }

  /// Does something when it is deserialised.
  private static final class Gadget implements Serializable {

    @Serial private static final long serialVersionUID = 1;
    private static boolean sprung;

    @Serial
    private void readObject(ObjectInputStream in) {
      sprung = true;
    }
  }
}
