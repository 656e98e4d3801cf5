// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.gather;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/// An executor that runs nothing until it is told to, so that a test decides what finishes when.
final class Commands implements Executor {

  private final List<Runnable> commands = new ArrayList<>();

  @Override
  public void execute(Runnable command) {
    commands.add(command);
  }

  /// Runs the commands with these numbers, counted from 0, in this order.
  void run(int... numbers) {
    for (int number : numbers) {
      commands.get(number).run();
    }
  }

  /// {@return how many there are}
  int size() {
    return commands.size();
  }
}
