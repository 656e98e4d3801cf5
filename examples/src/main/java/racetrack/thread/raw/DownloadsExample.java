// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.raw;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import racetrack.catalogue.Seed;
import racetrack.programs.TimeScale;
import racetrack.thread.raw.WorkersExample.Pause;

/// Three downloads, first one after the other, then each on a thread with a slot for its result.
///
/// One after the other they take three times as long as one, and most of it is waiting.
@Seed(
    rows = {"3.1", "3.2"},
    idiom = "results = [None] * len(files); each thread writes results[index]")
public final class DownloadsExample {

  private static final Duration ONE = Duration.ofSeconds(2);

  private DownloadsExample() {}

  /// Prints both ways, and how long they took.
  ///
  /// @param args ignored
  /// @throws Exception if interrupted
  public static void main(String[] args) throws Exception {
    List<String> files = List.of("file1.txt", "file2.txt", "file3.txt");
    long start = System.nanoTime();
    System.out.println(
        oneAfterTheOther(
            files, pause -> Thread.sleep(TimeScale.scaled(pause)), System.out::println));
    System.out.printf("one after the other: %.2f s%n", (System.nanoTime() - start) / 1e9);
    start = System.nanoTime();
    System.out.println(
        together(files, pause -> Thread.sleep(TimeScale.scaled(pause)), System.out::println));
    System.out.printf("together: %.2f s%n", (System.nanoTime() - start) / 1e9);
  }

  /// {@return the contents, in the order of the files}
  ///
  /// @param files the names of the files
  /// @param pause how a download spends its time
  /// @param lines takes a line at the start and one at the end of each download
  /// @throws Exception if interrupted
  static List<String> oneAfterTheOther(List<String> files, Pause pause, Consumer<String> lines)
      throws Exception {
    List<String> contents = new ArrayList<>();
    for (String file : files) {
      contents.add(download(file, pause, lines));
    }
    return contents;
  }

  /// {@return what became of each download, in the order of the files}
  ///
  /// @param files the names of the files
  /// @param pause how a download spends its time
  /// @param lines takes a line at the start and one at the end of each download
  /// @throws InterruptedException if interrupted while waiting
  static List<Result<String>> together(List<String> files, Pause pause, Consumer<String> lines)
      throws InterruptedException {
    List<Callable<String>> downloads = new ArrayList<>();
    for (String file : files) {
      downloads.add(() -> download(file, pause, lines));
    }
    return RunnerSubject.PLATFORM.create().run(downloads);
  }

  private static String download(String file, Pause pause, Consumer<String> lines)
      throws InterruptedException {
    lines.accept("starting download of " + file);
    pause.take(ONE);
    lines.accept("finished downloading " + file);
    return "content of " + file;
  }
}
