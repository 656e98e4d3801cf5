// SPDX-License-Identifier: Apache-2.0
package racetrack.app.sizing;

import java.util.List;
import java.util.function.Consumer;
import racetrack.catalogue.Seed;

/// Which executor: a few questions, and at each end a pattern that has been measured.
///
/// `racetrack advise` answers the first three by measuring.
@Seed(rows = "3.21", idiom = "the decision tree: is the task I/O-bound or CPU-bound?")
public final class DecisionTreeExample {

  /// A place in the tree.
  sealed interface Node {}

  /// Where the way parts.
  ///
  /// @param text a question for yes or no
  /// @param yes where to go on if so
  /// @param no where to go on if not
  record Fork(String text, Node yes, Node no) implements Node {}

  /// Where the way ends.
  ///
  /// @param executor what to use
  /// @param key the pattern that shows it and measures it
  record Leaf(String executor, String key) implements Node {}

  static final Node TREE =
      new Fork(
          "May the task crash, leak or hang, and must it not take the others with it?",
          new Leaf("ProcessPool", "process.pool"),
          new Fork(
              "Does it wait for most of its time (network, database)?",
              new Fork(
                  "Does whoever it waits for have a limit?",
                  new Fork(
                      "So many a second, rather than so many at once?",
                      new Leaf("a virtual thread each, and a rate limiter", "limit.rate"),
                      new Leaf("a virtual thread each, and a semaphore", "limit.concurrency")),
                  new Fork(
                      "Do you need the results as they come, or the first, or a deadline?",
                      new Leaf(
                          "a virtual thread each, and a completion service", "executor.gather"),
                      new Leaf("a virtual thread each, and invokeAll", "app.scraper"))),
              new Fork(
                  "Do tasks make tasks, or split into parts?",
                  new Leaf("ForkJoinPool", "executor.dynamic"),
                  new Fork(
                      "Are there more inputs than there is memory for?",
                      new Leaf("a fixed pool, batch by batch", "executor.batch"),
                      new Fork(
                          "Do all tasks want one lock?",
                          new Leaf("first a better lock, or none", "lock.counter"),
                          new Leaf(
                              "a fixed pool, as many threads as processors", "executor.pool"))))));

  private DecisionTreeExample() {}

  /// Prints the tree.
  ///
  /// @param args ignored
  public static void main(String[] args) {
    print(TREE, System.out::println);
  }

  /// Prints a tree: a question, what to do if so, and below it what to do or ask if not.
  ///
  /// @param node its root
  /// @param lines takes what the program prints
  static void print(Node node, Consumer<String> lines) {
    print(node, "", "", lines);
  }

  private static void print(Node node, String before, String below, Consumer<String> lines) {
    switch (node) {
      case Leaf(String executor, String key) ->
          lines.accept("%s%s -> racetrack show %s".formatted(before, executor, key));
      case Fork(String text, Node yes, Node no) -> {
        lines.accept(before + text);
        print(yes, below + "├─ yes: ", below + "│  ", lines);
        print(no, below + "└─ no:  ", below + "   ", lines);
      }
    }
  }

  /// {@return where a list of answers leads}
  ///
  /// @param node the root
  /// @param answers the answers in turn; those that are not asked for are left
  static Leaf decide(Node node, List<Boolean> answers) {
    return switch (node) {
      case Leaf leaf -> leaf;
      case Fork(String _, Node yes, Node no) ->
          decide(answers.getFirst() ? yes : no, answers.subList(1, answers.size()));
    };
  }
}
