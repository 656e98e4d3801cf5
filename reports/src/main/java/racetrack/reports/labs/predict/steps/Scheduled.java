// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.steps;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A program whose threads take their steps one at a time.
///
/// @param type the rewritten class
/// @param steps its steps, in the order of the source; their numbers are the indices
/// @param threads the method of each thread
/// @param startsThreads whether the first thread starts the others
public record Scheduled(
    Class<? extends Snippet> type, List<Step> steps, List<Method> threads, boolean startsThreads) {

  /// Prepares a program.
  public Scheduled {
    steps = List.copyOf(steps);
    threads = List.copyOf(threads);
  }

  /// Loads a program and rewrites it.
  ///
  /// @param type its class; the classes inside it are rewritten with it
  /// @return the program
  public static Scheduled of(Class<? extends Snippet> type) {
    return of(type, List.of());
  }

  /// Loads a program and rewrites it, with classes that it calls.
  ///
  /// @param type its class; the classes inside it are rewritten with it
  /// @param others the classes that it calls and that are rewritten, too; its loader has them
  /// @return the program
  public static Scheduled of(Class<? extends Snippet> type, List<Class<?>> others) {
    Rewriting rewriting = new Rewriting(type, others);
    Class<? extends Snippet> rewritten = rewriting.load();
    return new Scheduled(
        rewritten, rewriting.steps(), threadsOf(rewritten), rewriting.startsThreads());
  }

  /// {@return the methods that the threads of a program run, one per thread; none if it is run as
  /// it is}
  ///
  /// @param type the class of the program
  public static List<Method> threadsOf(Class<? extends Snippet> type) {
    List<Method> threads = new ArrayList<>();
    method(type, "allThreads").ifPresent(method -> threads.addAll(Collections.nCopies(3, method)));
    method(type, "bothThreads").ifPresent(method -> threads.addAll(Collections.nCopies(2, method)));
    for (Optional<Method> method = method(type, "thread" + (threads.size() + 1));
        method.isPresent();
        method = method(type, "thread" + (threads.size() + 1))) {
      threads.add(method.get());
    }
    return threads;
  }

  private static Optional<Method> method(Class<?> type, String name) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst();
  }

  Snippet make(List<Thread> made) {
    try {
      Constructor<? extends Snippet> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      Snippet snippet = constructor.newInstance();
      for (Field field : type.getDeclaredFields()) {
        if (field.getType() == Thread.class) {
          field.setAccessible(true);
          field.set(snippet, made.get(field.getName().charAt("thread".length()) - '1'));
        }
      }
      return snippet;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be made.", e);
    }
  }

  void run(int thread, Snippet snippet) throws Throwable {
    Method method = threads.get(thread - 1);
    method.setAccessible(true);
    try {
      method.invoke(snippet);
    } catch (InvocationTargetException e) {
      throw Objects.requireNonNullElse(e.getCause(), e);
    }
  }
}
