// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a worker's JVM takes over from its parent's, and what it does not.
@Timeout(120)
class SurroundingsTest {

  private static final List<String> OPTIONS =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  @TempDir private Path folder;

  @Test
  void takesAClassPathThatNoCommandLineTakes() throws Exception {
    String odd = folder.resolve("an \"odd\\\" folder's # name").toString();
    String more = (File.pathSeparator + odd.repeat(20)).repeat((200_000 / (20 * odd.length())));
    String classPath = ClassPath.own() + more;
    try (ProcessPool pool = ProcessPool.builder().workers(2).classPath(classPath).build()) {
      assertEquals(classPath, pool.submit(() -> System.getProperty("java.class.path")).get());
    }
  }

  @Test
  void saysThatAWorkerCannotHaveTheClassesOfAnotherLoader() throws Exception {
    List<URL> classes = new ArrayList<>();
    for (String entry : ClassPath.own().split(File.pathSeparator, -1)) {
      classes.add(Path.of(entry).toUri().toURL());
    }
    try (URLClassLoader loader =
        new URLClassLoader(classes.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Method own = loader.loadClass(ClassPath.class.getName()).getDeclaredMethod("own");
      own.setAccessible(true);
      Throwable failure =
          assertThrows(InvocationTargetException.class, () -> own.invoke(null)).getCause();
      String message = assertInstanceOf(IllegalStateException.class, failure).toString();
      assertTrue(message.contains(URLClassLoader.class.getName()), message);
      assertTrue(message.contains("Builder.classPath"), message);
    }
  }

  @Test
  void inheritsNoOptionsOfAnotherJvmButThoseItIsGiven() throws Exception {
    ProcessBuilder parent =
        JvmCommand.builder(List.of("-cp", ClassPath.own(), Program.class.getName()))
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    OPTIONS.forEach(name -> parent.environment().put(name, "-Dinherited.by=" + name));
    Process running = parent.start();
    List<String> lines = running.inputReader().lines().toList();
    assertEquals(List.of("_JAVA_OPTIONS", "null", "null", "asked for"), lines);
    assertEquals(0, running.waitFor());
  }

  /// Prints which options it has inherited, and which its workers have.
  static final class Program {

    private Program() {}

    public static void main(String[] arguments) throws Exception {
      RemoteCallable<String> inherited = () -> System.getProperty("inherited.by");
      System.out.println(inherited.call());
      try (ProcessPool pool = ProcessPool.builder().workers(1).build()) {
        System.out.println(pool.submit(inherited).get());
      }
      try (SimpleWorkerPool pool = new SimpleWorkerPool(1)) {
        System.out.println(pool.submit(inherited).get());
      }
      Map<String, String> asked = Map.of("JAVA_TOOL_OPTIONS", "-Dinherited.by='asked for'");
      try (ProcessPool pool = ProcessPool.builder().workers(1).environment(asked).build()) {
        System.out.println(pool.submit(inherited).get());
      }
    }
  }
}
