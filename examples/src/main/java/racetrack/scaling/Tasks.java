// SPDX-License-Identifier: Apache-2.0
package racetrack.scaling;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds the task that a name stands for: a [Workload], or a class of the user's.
public final class Tasks {

  private Tasks() {}

  /// {@return the task}
  ///
  /// @param name the name of a workload in any case, or the full name of a public class that
  ///   implements [Callable] and has a public constructor without parameters
  /// @param loader where to look for the class
  /// @throws BadTaskException if there is no such task, or it cannot be made
  public static Callable<?> find(String name, ClassLoader loader) throws BadTaskException {
    for (Workload workload : Workload.values()) {
      if (workload.name().equalsIgnoreCase(name)) {
        return workload;
      }
    }
    return create(load(name, loader));
  }

  /// {@return the names of the workloads, in lower case}
  public static String workloads() {
    return Arrays.stream(Workload.values())
        .map(workload -> workload.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static Class<?> load(String name, ClassLoader loader) throws BadTaskException {
    try {
      return Class.forName(name, true, loader);
    } catch (ClassNotFoundException e) {
      throw new BadTaskException(
          "'%s' is neither a workload (%s) nor a class on the class path, by its full name."
              .formatted(name, workloads()));
    } catch (LinkageError e) {
      throw new BadTaskException("The class %s cannot be loaded: %s.".formatted(name, reason(e)));
    }
  }

  private static Callable<?> create(Class<?> type) throws BadTaskException {
    if (!Callable.class.isAssignableFrom(type)) {
      throw new BadTaskException(
          "%s does not implement java.util.concurrent.Callable.".formatted(type.getName()));
    }
    if (!Modifier.isPublic(type.getModifiers()) || Modifier.isAbstract(type.getModifiers())) {
      throw new BadTaskException(
          "%s must be a public class, and not abstract, to be made.".formatted(type.getName()));
    }
    try {
      return (Callable<?>) type.getConstructor().newInstance();
    } catch (NoSuchMethodException e) {
      throw new BadTaskException(
          "%s has no public constructor without parameters.".formatted(type.getName()));
    } catch (InvocationTargetException e) {
      throw new BadTaskException(
          "The constructor of %s failed: %s.".formatted(type.getName(), reason(e.getCause())));
    } catch (ReflectiveOperationException e) {
      throw new BadTaskException("%s cannot be made: %s.".formatted(type.getName(), reason(e)));
    }
  }

  /// {@return the text of a failure, or of the failure in a static initialiser behind it}
  ///
  /// @param failure what a task, or the class of one, threw
  public static String reason(@Nullable Throwable failure) {
    return failure instanceof ExceptionInInitializerError
        ? String.valueOf(failure.getCause())
        : String.valueOf(failure);
  }
}
