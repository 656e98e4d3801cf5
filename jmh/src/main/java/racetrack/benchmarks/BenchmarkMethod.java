// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Subject;
import racetrack.runners.ResultNames;

/// One benchmark of a pattern, and what it can be run with.
///
/// @param key the pattern's key
/// @param name the class and method, as JMH writes it
/// @param place what it is to the pattern's first chart
/// @param parameters the values of each parameter but the subject, the chart's value first
/// @param subjects the titles of the class from outside, if this JVM was told of one, and of the
///   sound subjects; none if the method has no subject: it is a baseline
/// @param workers the numbers of workers that it is made for; empty if for any. They are the values
///   of its parameter `workers`, if it has a pool of its own which one thread gives work to, or
///   JMH's `@Threads`
/// @param pooled whether it has a pool of its own
record BenchmarkMethod(
    String key,
    String name,
    Place place,
    SortedMap<String, List<String>> parameters,
    List<String> subjects,
    SortedSet<Integer> workers,
    boolean pooled) {

  /// What a benchmark is to the first chart of its pattern.
  enum Place {
    /// It is marked with [Headline].
    HEADLINE,
    /// It stands beside the headline, since neither has a subject.
    BESIDE,
    /// It is what the headline would be without a subject.
    BASELINE,
    /// It has charts of its own.
    ELSEWHERE,
    /// It times single operations, and has a chart of their percentiles.
    LATENCY
  }

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

  /// {@return whether it measures a subject; if not, it has one cell}
  boolean hasSubject() {
    return !subjects.isEmpty();
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
    Collection<BenchmarkListEntry> all =
        BenchmarkList.defaultList()
            .getAll(
                OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
                List.of());
    Set<String> classesWithSubjects =
        all.stream()
            .filter(entry -> entry.getParams().orElse(Map.of()).containsKey(ResultNames.SUBJECT))
            .map(BenchmarkListEntry::getUserClassQName)
            .collect(Collectors.toSet());
    for (BenchmarkListEntry entry : all) {
      String className = entry.getUserClassQName();
      String packageName = className.substring(0, className.lastIndexOf('.'));
      Optional<Entry> pattern = catalogue.find(packageName.replaceFirst("^racetrack\\.", ""));
      pattern.ifPresent(
          found -> methods.add(of(found, entry, classesWithSubjects.contains(className))));
    }
    return methods;
  }

  private static BenchmarkMethod of(
      Entry pattern, BenchmarkListEntry entry, boolean amongSubjects) {
    SortedMap<String, List<String>> parameters = new TreeMap<>();
    entry
        .getParams()
        .orElse(Map.of())
        .forEach((name, values) -> parameters.put(name, List.of(values)));
    boolean hasSubject = parameters.remove(ResultNames.SUBJECT) != null;
    List<String> pools = parameters.remove(ResultNames.WORKERS);
    SortedSet<Integer> workers = new TreeSet<>();
    if (pools != null) {
      pools.forEach(pool -> workers.add(Integer.valueOf(pool)));
    } else if (entry.getThreads().hasValue()) {
      workers.add(entry.getThreads().get());
    }
    return new BenchmarkMethod(
        pattern.key(),
        entry.getUsername(),
        place(entry, hasSubject, amongSubjects),
        parameters,
        hasSubject ? measured(pattern) : List.of(),
        workers,
        pools != null);
  }

  /// Twins are not measured: how fast a wrong answer comes says nothing. A class from outside comes
  /// first, so that it has its turn however short the time is.
  private static List<String> measured(Entry pattern) {
    return pattern.subjects().stream()
        .filter(subject -> !(subject.claim() instanceof Claim.Broken))
        .sorted(Comparator.comparing(subject -> !(subject.claim() instanceof Claim.Submitted)))
        .map(Subject::title)
        .toList();
  }

  private static Place place(BenchmarkListEntry entry, boolean hasSubject, boolean amongSubjects) {
    if (entry.getMode() == Mode.SampleTime) {
      return Place.LATENCY;
    }
    List<String> headlines = headlines(entry.getUserClassQName());
    if (headlines.contains(entry.getUsername())) {
      return Place.HEADLINE;
    }
    if (hasSubject || headlines.isEmpty()) {
      return Place.ELSEWHERE;
    }
    return amongSubjects ? Place.BASELINE : Place.BESIDE;
  }

  /// The benchmarks of a class that are marked, as JMH writes them.
  private static List<String> headlines(String className) {
    try {
      return Arrays.stream(Class.forName(className).getMethods())
          .filter(method -> method.isAnnotationPresent(Headline.class))
          .map(method -> className + "." + method.getName())
          .toList();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("JMH lists a benchmark whose class is not there", e);
    }
  }
}
