// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import racetrack.programs.KitClasses;
import racetrack.programs.Leash;
import racetrack.programs.LeftThreads;

/// Makes checks of mutants, one after the other, in a JVM that may be lost.
///
/// Each has the kit's classes to itself, its own among them, so nothing of one reaches the next; a
/// JVM in which one has left a thread behind is not used any more.
public final class MutantAsker {

  private MutantAsker() {}

  /// Makes the checks, and ends this JVM as [Asker] does.
  ///
  /// @param arguments how many seconds each check may take, and a file. Each of its lines has, with
  ///   tabs between them, the folder of a mutant's classes, a file for the answers, and checks as
  ///   `SUBJECT=class#method`
  public static void main(String[] arguments)
      throws IOException, ReflectiveOperationException, InterruptedException {
    Leash.fasten();
    for (String line : Files.readAllLines(Path.of(arguments[1]))) {
      List<String> order = Arrays.asList(line.split("\t"));
      Set<Thread> before = LeftThreads.now();
      System.setProperty(AskerJvm.ANSWERS, order.get(1));
      KitClasses classes = new KitClasses(Optional.empty(), Optional.of(Path.of(order.get(0))));
      order.set(1, arguments[0]);
      Thread.currentThread().setContextClassLoader(classes);
      boolean isSpent = ask(classes, order.subList(1, order.size())) == AskerJvm.SPENT;
      if (isSpent || LeftThreads.areSome(before)) {
        Runtime.getRuntime().halt(AskerJvm.SPENT);
      }
    }
    Runtime.getRuntime().halt(AskerJvm.DONE);
  }

  private static int ask(ClassLoader classes, List<String> arguments)
      throws ReflectiveOperationException {
    Method ask = classes.loadClass(Asker.class.getName()).getDeclaredMethod("ask", String[].class);
    ask.setAccessible(true);
    return (int) ask.invoke(null, (Object) arguments.toArray(String[]::new));
  }
}
