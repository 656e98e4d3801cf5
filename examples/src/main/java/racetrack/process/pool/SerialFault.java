// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.NotSerializableException;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds out which field keeps a task from being serialised.
///
/// Java's exception names the class of the culprit, but not the way to it.
final class SerialFault {

  /// An object on the way, and how it was reached.
  private record Step(Object object, String path) {}

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Step> open = new ArrayDeque<>();

  private SerialFault() {}

  /// {@return one sentence on why an object cannot cross to a process}
  static String explain(Object object, Throwable fault) {
    if (!(fault instanceof NotSerializableException)) {
      return "serialising the task failed: " + Failures.presentable(fault);
    }
    String path = look(object);
    return path != null
        ? "the task cannot cross to a process: " + path
        : "the task cannot cross to a process: it refers to an object of "
            + fault.getMessage()
            + ", which is not Serializable";
  }

  private static @Nullable String look(Object object) {
    try {
      return new SerialFault().find(object);
    } catch (Throwable e) {
      return null; // foreign collections and keys are asked: the exception's own message must do
    }
  }

  private @Nullable String find(Object root) {
    push(root, "");
    while (!open.isEmpty()) {
      Step step = open.remove();
      if (!(step.object() instanceof Serializable)) {
        String type = step.object().getClass().getTypeName();
        return step.path().isEmpty()
            ? type + " is not Serializable"
            : step.path() + " is a " + type + ", which is not Serializable";
      }
      expand(step);
    }
    return null;
  }

  private void expand(Step step) {
    switch (step.object()) {
      case Object[] array -> {
        for (int i = 0; i < array.length; i++) {
          push(array[i], within(step, "element " + i));
        }
      }
      case Collection<?> collection -> {
        int index = 0;
        for (Object element : collection) {
          push(element, within(step, "element " + index++));
        }
      }
      case Map<?, ?> map ->
          map.forEach((key, value) -> {
            push(key, within(step, "key " + key));
            push(value, within(step, "value of key " + key));
          });
      default -> {
        if (!pushCaptured(step)) {
          pushFields(step);
        }
      }
    }
  }

  private boolean pushCaptured(Step step) {
    SerializedLambda form = Lambdas.formOf(step.object());
    if (form == null) {
      return false;
    }
    String source = form.getCapturingClass().replace('/', '.');
    boolean bound =
        form.getCapturedArgCount() > 0 && source.equals(typeName(form.getCapturedArg(0)));
    for (int i = 0; i < form.getCapturedArgCount(); i++) {
      String what = bound && i == 0 ? "`this`" : "value " + (i + 1);
      push(form.getCapturedArg(i), within(step, what + ", captured by a lambda in " + source));
    }
    return true;
  }

  private void pushFields(Step step) {
    for (Class<?> type = step.object().getClass(); type != null; type = type.getSuperclass()) {
      if (!Serializable.class.isAssignableFrom(type)) {
        return;
      }
      for (Field field : type.getDeclaredFields()) {
        int modifiers = field.getModifiers();
        if (!Modifier.isStatic(modifiers)
            && !Modifier.isTransient(modifiers)
            && !field.getType().isPrimitive()) {
          String name = "field `" + field.getName() + "` of " + type.getTypeName();
          push(valueOf(field, step.object()), within(step, name));
        }
      }
    }
  }

  private static @Nullable Object valueOf(Field field, Object object) {
    try {
      field.setAccessible(true);
      return field.get(object);
    } catch (InaccessibleObjectException | IllegalAccessException e) {
      return null; // a class of another module: the exception's own message must do
    }
  }

  private void push(@Nullable Object object, String path) {
    if (object != null && seen.add(object)) {
      open.add(new Step(object, path));
    }
  }

  private static String within(Step step, String name) {
    return step.path().isEmpty() ? name : step.path() + ", " + name;
  }

  private static @Nullable String typeName(@Nullable Object object) {
    return object == null ? null : object.getClass().getName();
  }
}
