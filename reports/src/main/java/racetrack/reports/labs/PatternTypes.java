// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Preconditions;
import racetrack.reports.check.ClassFiles;
import racetrack.reports.pages.SourceFile;

/// Which classes of the kit belong to a pattern's contract, and which of its package a source uses.
///
/// @param entry the pattern
record PatternTypes(Entry entry) {

  /// A class of the kit that is not about claims, which no contract is.
  private static final Pattern OF_THE_KIT =
      Pattern.compile("racetrack/(?!catalogue/)(?:\\w+/)+[A-Z][\\w$]*");

  private static final Pattern NAME = Pattern.compile("(?<![\\w.])[A-Z]\\w*");

  private Class<?> contract() {
    return entry.pattern().contract();
  }

  /// {@return the full names of the classes that callers of the contract need, with those inside
  /// them: the contract, what its signatures and its doc comments name, and what these name}
  ///
  /// Bodies count too, so that what is a default method works where these classes are alone. What a
  /// method throws unchecked stands in its doc comment only. A class that is made of something may
  /// have to refuse it, so it can also use [Preconditions].
  Set<String> api() {
    Set<String> api = referredFrom(contract());
    usedBy(SourceFile.of(contract()).map(SourceFile::text).orElse("")).stream()
        .map(this::type)
        .filter(type -> Modifier.isPublic(type.getModifiers()))
        .filter(type -> !contract().isAssignableFrom(type))
        .forEach(type -> api.addAll(referredFrom(type)));
    if (entry.door().stream().anyMatch(door -> constructor(door.like()).getParameterCount() > 0)) {
      api.add(Preconditions.class.getName());
    }
    return api;
  }

  private Class<?> type(String name) {
    try {
      String fullName = contract().getPackageName() + "." + name;
      return Class.forName(fullName, false, contract().getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private Set<String> referredFrom(Class<?> type) {
    Set<String> found = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>();
    open.add(type.getName().replace('.', '/'));
    entry.door().stream()
        .flatMap(door -> Arrays.stream(constructor(door.like()).getParameterTypes()))
        .filter(parameter -> parameter.getPackageName().equals(contract().getPackageName()))
        .forEach(parameter -> open.add(parameter.getName().replace('.', '/')));
    while (!open.isEmpty()) {
      String name = open.pop();
      if (found.add(name)) {
        for (PoolEntry constant : ClassFile.of().parse(ClassFiles.bytes(name)).constantPool()) {
          if (constant instanceof Utf8Entry text) {
            OF_THE_KIT
                .matcher(text.stringValue())
                .results()
                .map(MatchResult::group)
                .forEach(open::add);
          }
        }
      }
    }
    return found.stream()
        .map(name -> name.replace('/', '.'))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Constructor<?> constructor(Class<?> like) {
    return like.getDeclaredConstructors()[0];
  }

  /// {@return the simple names of the package's top-level classes that a source names}
  ///
  /// @param source the text of a Java file; its comments count, too
  Set<String> usedBy(String source) {
    return NAME.matcher(source)
        .results()
        .map(MatchResult::group)
        .distinct()
        .filter(name -> contract().getResource(name + ".java") != null)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
