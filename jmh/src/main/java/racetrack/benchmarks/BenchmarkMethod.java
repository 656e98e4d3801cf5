// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Subject;

/// One benchmark of a pattern, and what it can be run with.
///
/// @param key the pattern's key
/// @param name the class and method, as JMH writes it
/// @param headline whether it is marked with [Headline]
/// @param parameters the values of each parameter but the subject, the chart's value first
/// @param subjects the sound subjects, or none if the method has no subject: it is a baseline
/// @param workers the numbers of workers that it is made for; empty if for any. They are the values
///   of its parameter `workers`, if it has a pool of its own which one thread gives work to, or
///   JMH's `@Threads`
/// @param pooled whether it has a pool of its own
record BenchmarkMethod(
    String key,
    String name,
    boolean headline,
    SortedMap<String, List<String>> parameters,
    List<String> subjects,
    SortedSet<Integer> workers,
    boolean pooled) {

  /// The parameter that JMH passes the subject by.
  static final String SUBJECT = "subject";

  /// The parameter that JMH passes the number of workers by, where they are not JMH's threads.
  static final String WORKERS = "workers";

  BenchmarkMethod {
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    subjects = List.copyOf(subjects);
    workers = Collections.unmodifiableSortedSet(new TreeSet<>(workers));
  }

  /// {@return the worker counts to measure it with}
  ///
  /// @param sweep those of this host
  SortedSet<Integer> workerCounts(SortedSet<Integer> sweep) {
    return workers.isEmpty() ? sweep : workers;
  }

  boolean isBaseline() {
    return subjects.isEmpty();
  }

  /// {@return the first value of each parameter}
  SortedMap<String, String> firstParameters() {
    SortedMap<String, String> first = new TreeMap<>();
    parameters.forEach((name, values) -> first.put(name, values.getFirst()));
    return first;
  }

  /// {@return every combination of the parameters' values}
  List<SortedMap<String, String>> combinations() {
    List<SortedMap<String, String>> combinations = List.of(new TreeMap<>());
    for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
      List<SortedMap<String, String>> longer = new ArrayList<>();
      for (SortedMap<String, String> combination : combinations) {
        for (String value : parameter.getValue()) {
          SortedMap<String, String> next = new TreeMap<>(combination);
          next.put(parameter.getKey(), value);
          longer.add(next);
        }
      }
      combinations = longer;
    }
    return combinations;
  }

  /// {@return the benchmarks that JMH knows, of the patterns that the catalogue knows}
  ///
  /// @param catalogue the patterns and their subjects
  static List<BenchmarkMethod> discover(Catalogue catalogue) {
    List<BenchmarkMethod> methods = new ArrayList<>();
    for (BenchmarkListEntry entry :
        BenchmarkList.defaultList()
            .getAll(
                OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
                List.of())) {
      String className = entry.getUserClassQName();
      String packageName = className.substring(0, className.lastIndexOf('.'));
      Optional<Entry> pattern = catalogue.find(packageName.replaceFirst("^racetrack\\.", ""));
      pattern.ifPresent(found -> methods.add(of(found, entry)));
    }
    return methods;
  }

  private static BenchmarkMethod of(Entry pattern, BenchmarkListEntry entry) {
    SortedMap<String, List<String>> parameters = new TreeMap<>();
    entry
        .getParams()
        .orElse(Map.of())
        .forEach((name, values) -> parameters.put(name, List.of(values)));
    boolean hasSubject = parameters.remove(SUBJECT) != null;
    List<String> pools = parameters.remove(WORKERS);
    SortedSet<Integer> workers = new TreeSet<>();
    if (pools != null) {
      pools.forEach(pool -> workers.add(Integer.valueOf(pool)));
    } else if (entry.getThreads().hasValue()) {
      workers.add(entry.getThreads().get());
    }
    return new BenchmarkMethod(
        pattern.key(),
        entry.getUsername(),
        isHeadline(entry),
        parameters,
        hasSubject ? pattern.sound().stream().map(Subject::name).toList() : List.of(),
        workers,
        pools != null);
  }

  private static boolean isHeadline(BenchmarkListEntry entry) {
    String className = entry.getUserClassQName();
    String methodName = entry.getUsername().substring(className.length() + 1);
    try {
      return Arrays.stream(Class.forName(className).getMethods())
          .filter(method -> method.getName().equals(methodName))
          .anyMatch((Method method) -> method.isAnnotationPresent(Headline.class));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("JMH lists a benchmark whose class is not there", e);
    }
  }
}
