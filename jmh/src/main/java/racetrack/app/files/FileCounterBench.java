// SPDX-License-Identifier: Apache-2.0
package racetrack.app.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;
import racetrack.benchmarks.Headline;

/// How many batches of text files are counted in a second, and what does it cost to hand them over?
///
/// A worker of the chart is a caller who counts one batch after the other, and brings one worker of
/// the subject with it. So the sequential subject is what remains without any hand-over: callers
/// who read side by side.
///
/// **Prediction:** the files are in the page cache, so that counting is work for cores, and all
/// subjects gain up to their number and nothing beyond. Of a small file the most is spent on
/// opening it: handing it to a thread adds a little to that, and handing it to a process more than
/// it costs. Large files cost the same everywhere.
///
/// **Trap:** what is measured is the page cache and the decoder, not the disk. A cold disk would
/// measure itself; and if files were made anew for each batch, the file system.
///
/// A batch with wrong totals makes the trial fail. [#baseline] reads the bytes of the files, and
/// does nothing with them.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class FileCounterBench {

  private static final String LINE = "twenty bytes a line\n";

  /// A folder of text files, all alike.
  @State(Scope.Benchmark)
  public static class Folder {

    /// How many files there are and how large each is.
    public enum Tree {
      SMALL(32, 2_000),
      LARGE(4, 1_000_000);

      private final int files;
      private final int bytes;

      Tree(int files, int bytes) {
        this.files = files;
        this.bytes = bytes;
      }

      Counts total() {
        long lines = (long) files * bytes / LINE.length();
        return new Counts((long) files * bytes, lines, 4 * lines, (long) files * bytes);
      }
    }

    @Param Tree tree;

    private Path folder;
    final List<TextFile> files = new ArrayList<>();

    @Setup
    public void write() throws IOException {
      folder = Files.createTempDirectory("racetrack-");
      for (int file = 0; file < tree.files; file++) {
        Path path = folder.resolve(file + ".txt");
        Files.writeString(path, LINE.repeat(tree.bytes / LINE.length()));
        files.add(new TextFile(path, StandardCharsets.UTF_8));
      }
    }

    @TearDown
    public void delete() throws IOException {
      for (TextFile file : files) {
        Files.delete(file.path());
      }
      Files.delete(folder);
    }
  }

  /// The subject, which the callers share.
  @State(Scope.Benchmark)
  public static class Shared {

    @Param("SEQUENTIAL")
    FileCounterSubject subject;

    FileCounter counter;

    @Setup
    public void open(BenchmarkParams benchmark) {
      counter = subject.create(benchmark.getThreads());
    }

    @TearDown
    public void close() {
      counter.close();
    }

    Report count(Folder folder) throws InterruptedException {
      Report report = counter.count(folder.files, _ -> {});
      if (!report.total().equals(folder.tree.total())) {
        throw new AssertionError(
            "%s counted %s, but there are %s."
                .formatted(subject, report.total(), folder.tree.total()));
      }
      return report;
    }
  }

  @Benchmark
  @Headline
  public Report count(Shared shared, Folder folder) throws InterruptedException {
    return shared.count(folder);
  }

  @Benchmark
  public long baseline(Folder folder) throws IOException {
    long bytes = 0;
    for (TextFile file : folder.files) {
      bytes += Files.readAllBytes(file.path()).length;
    }
    return bytes;
  }
}
