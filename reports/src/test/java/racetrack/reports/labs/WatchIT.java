// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.reports.launch.Kit;

/// Watching a lab whose check is a matter of a moment.
@Timeout(300)
class WatchIT {

  private static final long SEED = 3;

  @TempDir private Path home;

  /// Hands over what was written, whenever somebody flushes.
  private static final class Handing extends Writer {

    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final StringBuilder written = new StringBuilder();

    @Override
    public void write(char[] characters, int offset, int length) {
      written.append(characters, offset, length);
    }

    @Override
    public void flush() {
      if (!written.isEmpty()) {
        said.add(written.toString());
        written.setLength(0);
      }
    }

    @Override
    public void close() {}

    /// Waits until something is said.
    void await(String sentence) throws InterruptedException {
      String text;
      do {
        text = said.poll(1, TimeUnit.MINUTES);
        assertTrue(text != null, () -> "nobody says: " + sentence);
      } while (!text.contains(sentence));
    }
  }

  @Test
  void checksAgainOnEverySaveUntilItIsInterrupted() throws IOException, InterruptedException {
    Kit kit = Kit.locate();
    Entry entry = Catalogue.load().find("lock.transfer").orElseThrow();
    Path folder = home.resolve("my audit");
    new LabMaker(kit, "racetrack 1").audit(entry, SEED, folder);
    Handing out = new Handing();
    Thread watcher =
        Thread.ofPlatform()
            .name("watcher")
            .start(() -> {
              try {
                new Watch(kit, folder, Duration.ofMinutes(1), true, new PrintWriter(out)).run();
              } catch (InterruptedException e) {
                // it was to end
              }
            });
    out.await("answers.txt says nothing of A");
    Path answers = folder.resolve(AuditLab.FILE);
    Files.writeString(answers, Files.readString(answers).replace("= \n", "= right\n"));
    out.await("of 5 classes are judged as they are.");
    Files.delete(answers);
    out.await("answers.txt is not there any more");
    watcher.interrupt();
    watcher.join();
    assertFalse(watcher.isAlive());
    assertEquals(1, LabFolder.at(folder).state().checks());
  }
}
