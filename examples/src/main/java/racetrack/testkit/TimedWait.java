// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/// A wait with a time in a monitor, as it stands in class files.
///
/// Lincheck 3.7 lets `Object.wait(1)` return at once, and the monitor is not given up meanwhile
/// (`ManagedStrategy.wait`). So a class that looks once a millisecond whether it can go on keeps
/// the monitor for ever in a model, though not in a JVM. `check` therefore has models look at a
/// copy, in which the monitor is given up and taken again, and [#isOver] is called in between.
public final class TimedWait {

  /// The name of the method that is called where a class has waited with a time.
  public static final String MARK = "isOver";

  private static final Set<String> TYPES = Set.of("(J)V", "(JI)V");

  /// More than a model takes for a wait.
  private static final int LOOKS = 12;

  private static final AtomicBoolean NEVER = new AtomicBoolean();

  private TimedWait() {}

  /// {@return whether a method is one of those that wait with a time}
  ///
  /// @param name the name of the method
  /// @param type its type, as class files have it
  public static boolean is(String name, String type) {
    return name.equals("wait") && TYPES.contains(type);
  }

  /// Stands where a class has waited, while the monitor is nobody's.
  ///
  /// A model lets others go on after ten rounds of a loop that looks for something. So this loop
  /// looks for what never comes: in the loop of the class, which goes round once for each wait, the
  /// others would be let go on while the monitor is held.
  public static void isOver() {
    for (int look = 0; look < LOOKS && !NEVER.get(); look++) {
      Thread.onSpinWait();
    }
  }
}
