// SPDX-License-Identifier: Apache-2.0
package racetrack.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class TasksTest {

  /// As a user would write it.
  public static class Good implements Callable<String> {

    @Override
    public String call() {
      return "done";
    }
  }

  /// Needs more than nothing to be made.
  public static class Needy extends Good {

    /// Makes one.
    ///
    /// @param need what it needs
    public Needy(String need) {
      assertEquals("", need);
    }
  }

  /// Cannot be made.
  public static class Failing extends Good {

    /// Fails.
    public Failing() {
      throw new ArithmeticException("no luck");
    }
  }

  /// Cannot be loaded.
  public static class Uninitialised extends Good {

    static final int NUMBER = Integer.parseInt("none");
  }

  static class Hidden extends Good {}

  @Test
  void areWorkloadsByName() throws BadTaskException {
    assertSame(Workload.IO, find("io"));
    assertSame(Workload.LOCK, find("Lock"));
    assertEquals("cpu, io, mixed, lock", Tasks.workloads());
  }

  @Test
  void areClassesOfTheUsers() throws BadTaskException {
    assertInstanceOf(Good.class, find(Good.class.getName()));
  }

  @Test
  void areRefusedWithASentence() {
    String here = TasksTest.class.getName();
    assertRefused(
        "'com.example.Task' is neither a workload (cpu, io, mixed, lock) nor a class on the class"
            + " path, by its full name.",
        "com.example.Task");
    assertRefused(
        here + " does not implement java.util.concurrent.Callable.", TasksTest.class.getName());
    assertRefused(
        here + "$Needy has no public constructor without parameters.", Needy.class.getName());
    assertRefused(
        "The constructor of " + here + "$Failing failed: java.lang.ArithmeticException: no luck.",
        Failing.class.getName());
    assertRefused(
        here + "$Hidden must be a public class, and not abstract, to be made.",
        Hidden.class.getName());
    assertRefused(
        "The class "
            + here
            + "$Uninitialised cannot be loaded: java.lang.NumberFormatException: For input string:"
            + " \"none\".",
        Uninitialised.class.getName());
  }

  private static void assertRefused(String sentence, String name) {
    assertEquals(sentence, assertThrows(BadTaskException.class, () -> find(name)).getMessage());
  }

  private static Callable<?> find(String name) throws BadTaskException {
    return Tasks.find(name, TasksTest.class.getClassLoader());
  }
}
