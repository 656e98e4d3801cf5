// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.lazy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.Objects;
import java.util.function.Supplier;

/// An object made by the initializer of a class of its own.
///
/// **Seed idiom:** a module's top level: Python runs it once, at the first `import`, and whoever
/// imports it meanwhile waits. Java does the same with classes, and [SettingsExample] shows it as
/// it stands in a program. A class can hold one such object. So each `HolderLazy` has the class
/// [Holder] defined anew, as a hidden class.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** the holder is not initialized and its `VALUE` is null; or one thread
///   initializes it; or it is initialized, and `VALUE` is the object.
/// - **Not too early:** a class is initialized when one of its static methods is first called. To
///   define it is not enough, nor to look the method up.
/// - **Once:** the first caller finds the class not initialized, marks the class, under its
///   initialization lock, as being initialized, and runs the initializer. Threads that arrive
///   meanwhile wait.
/// - **Linearization points:** of the first call, the moment when it marks the class as
///   initialized; of the others, the one when they find it so.
/// - **Happens-before:** the lock orders the initializer before the calls of those who wait. Others
///   find the class initialized already; a JVM may leave out the lock for them if what it
///   guarantees still holds, and the compiled code of HotSpot then does not look any more.
/// - **Progress:** blocking until the object is made, wait-free from then on.
///
/// ## Cost
///
/// In a program, nothing: `VALUE` is a constant, and compiled code has it in place. Here a call
/// through a method handle that is no constant. Each object costs a class, about as much as a
/// lambda expression that is evaluated for the first time.
///
/// A virtual thread that waits for an initializer keeps its carrier. A maker that fails fails for
/// good: the class is then in error, for ever.
///
/// ## Broken twin
///
/// [BrokenBackgroundLazy] has its initializer wait for another thread.
///
/// ## Sources
///
/// - JLS 25, §12.4.1 and §12.4.2 (when classes are initialized, and how).
/// - B. Goetz and others, *Java Concurrency in Practice*, 2006, §16.2.3 (the holder idiom).
/// - JEP 371, *Hidden Classes*.
///
/// @param <T> the type of the object
public final class HolderLazy<T> implements Lazy<T> {

  private static final byte[] TEMPLATE = template("Holder.class");

  private final MethodHandle value;

  HolderLazy(Supplier<? extends T> maker) {
    value = define(TEMPLATE, maker);
  }

  @Override
  @SuppressWarnings("unchecked") // the maker makes a T
  public T get() {
    try {
      return (T) (Object) value.invokeExact(); // linearization point, inside the JVM
    } catch (Throwable e) {
      throw new AssertionError(e); // makers do not fail
    }
  }

  /// {@return the bytes of a class beside this one}
  ///
  /// @param file the name of its file
  static byte[] template(String file) {
    try (InputStream bytes = HolderLazy.class.getResourceAsStream(file)) {
      return Objects.requireNonNull(bytes, file).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Defines a class, and does not initialize it.
  ///
  /// @param template its bytes
  /// @param maker what its initializer calls
  /// @return its method `value`
  static MethodHandle define(byte[] template, Supplier<?> maker) {
    try {
      Lookup holder = MethodHandles.lookup().defineHiddenClassWithClassData(template, maker, false);
      return holder.findStatic(holder.lookupClass(), "value", MethodType.methodType(Object.class));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("The template has no such method.", e);
    }
  }
}
