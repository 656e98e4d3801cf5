// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.breaking;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import racetrack.reports.labs.predict.steps.Snippet;

/// What a twin's fields hold while all threads wait.
final class Values {

  private Values() {}

  /// {@return the values of the fields that change, by name}
  ///
  /// @param type the twin
  /// @param snippet the program that has one
  static SortedMap<String, String> of(Class<?> type, Snippet snippet) {
    SortedMap<String, String> values = new TreeMap<>();
    for (Field field : snippet.getClass().getDeclaredFields()) {
      Object value = value(field, snippet);
      if (value != null && value.getClass().getName().equals(type.getName())) {
        add(value, values);
      }
    }
    return values;
  }

  private static void add(Object twin, SortedMap<String, String> values) {
    for (Field field : twin.getClass().getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        Object value = value(field, twin);
        if (!Modifier.isFinal(field.getModifiers()) || changes(value)) {
          values.put(field.getName(), text(value));
        }
      }
    }
  }

  private static @Nullable Object value(Field field, Object owner) {
    try {
      field.setAccessible(true);
      return field.get(owner);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A final field is worth a look if what it refers to changes, and can be shown.
  private static boolean changes(@Nullable Object value) {
    return switch (value) {
      case Lock _, AtomicLong _, AtomicBoolean _, AtomicReference<?> _, Map<?, ?> _ -> true;
      case Collection<?> all ->
          all.stream().allMatch(one -> one instanceof String || isOfTheKit(one) || changes(one));
      case null, default -> false;
    };
  }

  private static boolean isOfTheKit(@Nullable Object value) {
    return value != null && value.getClass().getName().startsWith("racetrack.");
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case Lock lock -> lock(lock.toString());
      case Collection<?> all ->
          all.stream().map(Values::text).collect(Collectors.joining(", ", "[", "]"));
      case Object part when isOfTheKit(part) -> {
        SortedMap<String, String> values = new TreeMap<>();
        add(part, values);
        yield values.entrySet().stream()
            .map(each -> each.getKey() + " " + each.getValue())
            .collect(Collectors.joining(", ", "(", ")"));
      }
      case null, default -> String.valueOf(value);
    };
  }

  /// A lock's own words end with `[Unlocked]`, or `[Locked by thread thread 1]`.
  private static String lock(String words) {
    return words.contains("[Unlocked]")
        ? "free"
        : words.replaceFirst(".*\\[Locked by thread (.*)]", "held by $1");
  }
}
