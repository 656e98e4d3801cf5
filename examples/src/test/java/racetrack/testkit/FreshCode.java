// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.Objects;

/// Loops of tests that are compiled anew for each subject.
///
/// One JVM may be asked about several subjects. A call that many classes have answered is not
/// inlined, so that a plain field is read in each turn of a loop, and a loop that would never end
/// beside one class ends beside many. In a copy of the test's class, a loop knows one subject only.
public final class FreshCode {

  private FreshCode() {}

  /// {@return a task that runs a static method, in a copy of its class}
  ///
  /// @param test the test's own lookup
  /// @param loops a class of the test that uses no other class of it
  /// @param method the name of the method, which returns nothing
  /// @param type the type of its parameter
  /// @param argument its argument
  /// @param <T> the type of its parameter
  public static <T> Crew.Task of(
      Lookup test, Class<?> loops, String method, Class<? super T> type, T argument) {
    try {
      Lookup copy =
          MethodHandles.privateLookupIn(loops, test).defineHiddenClass(bytes(loops), false);
      MethodHandle loop =
          copy.findStatic(copy.lookupClass(), method, MethodType.methodType(void.class, type));
      return () -> run(loop, argument);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(loops + " has no " + method + ".", e);
    }
  }

  private static void run(MethodHandle loop, Object argument) throws Exception {
    try {
      loop.invoke(argument);
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] bytes(Class<?> type) {
    String file = type.getName().replaceFirst(".*\\.", "") + ".class";
    try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(file), file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
