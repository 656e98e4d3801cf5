// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.steps;

/// The program of a question.
///
/// Its threads run the methods `thread1`, `thread2` and so on; or the first two run `bothThreads`,
/// or the first three `allThreads`. A program with a method `main` is run as it is, not step by
/// step. A field `thread2` of the type [Thread] is that thread; one that another starts begins when
/// it is started.
public interface Snippet {

  /// {@return what the program has come to, when all of its threads have ended}
  String outcome();
}
