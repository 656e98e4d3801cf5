// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The lab of day 0, from its start to its mending; and one that was only started.
class LabIT {

  @TempDir private Path home;

  private record Said(int exit, String out) {}

  @Test
  void showsAFailingInterleavingAndHoldsOnceItIsMended() throws IOException {
    Path lab = home.resolve("my day 0");
    assertEquals(0, lab("start", "hello", lab.toString()).exit());
    Said broken = lab("check", "--only=model", lab.toString());
    assertEquals(1, broken.exit(), broken::out);
    assertTrue(broken.out().contains("BROKEN: YourCounter of lock.counter"), broken::out);
    assertTrue(broken.out().contains("No order of these calls"), broken::out);
    Said hint = lab("hint", "--level=3", lab.toString());
    assertTrue(hint.out().contains("read, add and write are three steps"), hint::out);
    Path file = lab.resolve("src/YourCounter.java");
    Files.writeString(
        file,
        "package my.work; // some editors insist on one\n"
            + Files.readString(file).replaceAll("public (void|long)", "public synchronized $1"));
    Said held = lab("check", "--only=contract,model", lab.toString());
    assertEquals(0, held.exit(), held::out);
    assertTrue(held.out().contains("Let it be asked the others, too"), held::out);
    Said list = lab("list", home.toString());
    assertTrue(list.out().contains("begun in my day 0"), list::out);
  }

  @Test
  void saysWhatIsNotWrittenYetAndAsksNoMoreThanOneCheckThatBreaks() {
    String lab = home.resolve("my mutex").toString();
    assertEquals(0, lab("start", "lock.mutex", "--kind=make", lab).exit());
    Said broken = lab("check", lab);
    assertEquals(1, broken.exit(), broken::out);
    assertTrue(broken.out().contains("Not written yet: lock, unlock."), broken::out);
    assertTrue(broken.out().contains("BROKEN: YourMutex of lock.mutex"), broken::out);
    assertTrue(broken.out().contains("Only contract/"), broken::out);
  }

  @Test
  void goesOnWithTheNextLabOfTheCourse() {
    String lab = home.resolve("my mutex").toString();
    assertEquals(0, lab("start", "lock.mutex", "--kind=make", lab).exit());
    Said next = lab("next", lab);
    assertEquals(0, next.exit(), next::out);
    assertTrue(next.out().contains("Next in the course: queue.bounded (mend)."), next::out);
    assertTrue(Files.exists(home.resolve("queue.bounded/src/YourBoundedQueue.java")), next::out);
  }

  private static Said lab(String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine command =
        Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
    String[] all = new String[arguments.length + 1];
    all[0] = "lab";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return new Said(command.execute(all), out.toString());
  }
}
