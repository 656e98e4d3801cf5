// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.steps;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/// Rewrites the class files of a program so that each step waits for its turn.
final class Rewriting {

  private final Class<? extends Snippet> original;
  private final Map<String, ClassModel> models = new LinkedHashMap<>();
  private final Set<String> sharedFields = new HashSet<>();
  private final List<Step> steps = new ArrayList<>();

  /// Reads the class files.
  ///
  /// @param original the program
  /// @param others classes that it calls, and whose accesses are steps, too
  Rewriting(Class<? extends Snippet> original, List<Class<?>> others) {
    this.original = original;
    readWithInner(original);
    others.forEach(this::readWithInner);
    for (ClassModel model : models.values()) {
      for (FieldModel field : model.fields()) {
        boolean given = field.fieldType().equalsString("Ljava/lang/Thread;");
        if ((field.flags().flagsMask() & ClassFile.ACC_FINAL) == 0 && !given) {
          sharedFields.add(nameOf(model) + "." + field.fieldName().stringValue());
        }
      }
    }
  }

  private void readWithInner(Class<?> type) {
    read(type);
    for (Class<?> inner : type.getDeclaredClasses()) {
      read(inner);
    }
  }

  private void read(Class<?> type) {
    String file = type.getName().replaceFirst(".*\\.", "") + ".class";
    try (InputStream stream = type.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("The class file of " + type + " is missing.");
      }
      models.put(type.getName(), ClassFile.of().parse(stream.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String nameOf(ClassModel model) {
    return model.thisClass().asInternalName();
  }

  /// {@return whether the program starts its threads itself}
  boolean startsThreads() {
    return models.values().stream()
        .flatMap(model -> StreamSupport.stream(model.constantPool().spliterator(), false))
        .anyMatch(Rewriting::isThreadStart);
  }

  private static boolean isThreadStart(PoolEntry entry) {
    return entry instanceof MemberRefEntry member
        && member.owner().asInternalName().equals("java/lang/Thread")
        && member.name().equalsString("start");
  }

  /// {@return the steps that were found, when the program is loaded}
  List<Step> steps() {
    return steps;
  }

  /// {@return the rewritten class, in a loader of its own}
  Class<? extends Snippet> load() {
    Map<String, byte[]> rewritten = new LinkedHashMap<>();
    models.forEach((name, model) -> rewritten.put(name, rewrite(model)));
    try {
      return new Loader(original.getClassLoader(), rewritten)
          .loadClass(original.getName())
          .asSubclass(Snippet.class);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] rewrite(ClassModel model) {
    ClassTransform transform =
        (builder, element) -> {
          if (element instanceof MethodModel method && isStepped(model, method)) {
            boolean isSynchronized = has(method, ClassFile.ACC_SYNCHRONIZED);
            builder.transformMethod(
                method,
                (methodBuilder, part) -> {
                  switch (part) {
                    case AccessFlags flags ->
                        methodBuilder.withFlags(flags.flagsMask() & ~ClassFile.ACC_SYNCHRONIZED);
                    case CodeModel code ->
                        methodBuilder.transformCode(
                            code, new StepTransform(method, isSynchronized, sharedFields, steps));
                    default -> methodBuilder.with(part);
                  }
                });
          } else {
            builder.with(element);
          }
        };
    return ClassFile.of().transformClass(model, transform);
  }

  /// Not the program's own constructor, which comes before all threads; not lambdas, which the JDK
  /// may call with a lock of its own; not what is called when all threads have ended.
  private boolean isStepped(ClassModel model, MethodModel method) {
    boolean isOutermost = nameOf(model).equals(original.getName().replace('.', '/'));
    return !(isOutermost && method.methodName().stringValue().startsWith("<"))
        && !method.methodName().equalsString("outcome")
        && !has(method, ClassFile.ACC_SYNTHETIC);
  }

  private static boolean has(MethodModel method, int flag) {
    return (method.flags().flagsMask() & flag) != 0;
  }

  private static final class Loader extends ClassLoader {

    private final Map<String, byte[]> classes;

    Loader(ClassLoader parent, Map<String, byte[]> classes) {
      super(parent);
      this.classes = classes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      byte[] code = classes.get(name);
      if (code == null) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        return known == null ? defineClass(name, code, 0, code.length) : known;
      }
    }
  }
}
