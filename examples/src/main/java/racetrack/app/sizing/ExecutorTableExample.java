// SPDX-License-Identifier: Apache-2.0
package racetrack.app.sizing;

import java.util.List;
import java.util.function.Consumer;
import racetrack.catalogue.Seed;

/// Which executor for which task, why, and the pattern whose benchmark shows it.
///
/// In Python the first question is whether a task computes, since then only processes run side by
/// side. Java's threads always do. So the question is what the task waits for, and how much harm it
/// may do.
@Seed(rows = "1.12", idiom = "the table: task type, executor choice, reasoning")
public final class ExecutorTableExample {

  /// A line of the table.
  ///
  /// @param task what is to be done
  /// @param executor what should do it
  /// @param why the reason
  /// @param key the pattern whose benchmark backs it
  record Choice(String task, String executor, String why, String key) {}

  static final List<Choice> CHOICES =
      List.of(
          new Choice(
              "files",
              "a fixed pool, as many threads as processors",
              "what is read is decoded too, and that computes; the disk's cache hardly waits",
              "app.files"),
          new Choice(
              "network requests",
              "a virtual thread each, and a limit",
              "waiting is all there is to do, and hundreds wait as easily as one",
              "app.scraper"),
          new Choice(
              "database queries",
              "a virtual thread each, and a semaphore of as many permits as connections",
              "more than the connections only wait in another place",
              "limit.concurrency"),
          new Choice(
              "calculations",
              "a fixed pool, as many threads as processors",
              "more only take turns",
              "app.sizing"),
          new Choice(
              "images, and whatever splits into parts",
              "ForkJoinPool",
              "whoever has nothing to do steals a part",
              "executor.dynamic"),
          new Choice(
              "more inputs than there is memory for",
              "any pool, batch by batch",
              "memory holds a batch, not all",
              "executor.batch"),
          new Choice(
              "code that may crash, leak or never end",
              "ProcessPool",
              "a process can be killed, and takes nobody with it",
              "process.pool"));

  private ExecutorTableExample() {}

  /// Prints the table.
  ///
  /// @param args ignored
  public static void main(String[] args) {
    print(System.out::println);
  }

  /// Prints the table, a paragraph for each line of it.
  ///
  /// @param lines takes what the program prints
  static void print(Consumer<String> lines) {
    for (Choice choice : CHOICES) {
      lines.accept(choice.task());
      lines.accept("  use    " + choice.executor());
      lines.accept("  since  " + choice.why());
      lines.accept("  see    racetrack bench " + choice.key());
    }
  }
}
