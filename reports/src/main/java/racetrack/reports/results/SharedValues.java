// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import racetrack.reports.results.Interleaving.Kind;
import racetrack.reports.results.Interleaving.Step;

/// What the fields of a subject hold after each step, as far as the steps tell: what was last read
/// or written.
///
/// Only what has one meaning throughout is told. A name is left out if it may stand for fields of
/// several objects: a field of an object that is not the subject itself, and one that was read with
/// another value than it was left with.
///
/// @param interleaving the interleaving
/// @param own the subject's sources
record SharedValues(Interleaving interleaving, Sources own) {

  private static final Pattern NAME = Pattern.compile("\\w+");

  /// An object by its number, such as `Array<Object>#1[0]`.
  private static final Pattern NUMBERED = Pattern.compile("[\\w.$<>]+#\\d+(?:\\.\\w+|\\[\\d+])");

  private static final Pattern ATOMIC_CALL = Pattern.compile("(\\w+)\\.(\\w+)\\((.*)\\)");
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");

  /// What a step says of a field.
  ///
  /// @param name the name of the field
  /// @param before what it held before; empty if that is unknown
  /// @param after what it holds afterwards
  private record Access(String name, Optional<String> before, String after) {}

  /// {@return for each step, the values by name after it}
  List<Map<String, String>> afterEach() {
    Set<String> subjects = subjects();
    List<Optional<Access>> accesses =
        interleaving.steps().stream().map(step -> access(step, subjects)).toList();
    Set<String> ambiguous = ambiguous(accesses);
    List<Map<String, String>> after = new ArrayList<>();
    Map<String, String> now = Map.of();
    for (Optional<Access> access : accesses) {
      if (access.isPresent() && !ambiguous.contains(access.get().name())) {
        now = new TreeMap<>(now);
        now.put(access.get().name(), access.get().after());
      }
      after.add(now);
    }
    return after;
  }

  private static Set<String> ambiguous(List<Optional<Access>> accesses) {
    Map<String, String> held = new HashMap<>();
    Set<String> ambiguous = new HashSet<>();
    for (Access access : accesses.stream().flatMap(Optional::stream).toList()) {
      String left = held.put(access.name(), access.after());
      if (left != null && access.before().filter(found -> !found.equals(left)).isPresent()) {
        ambiguous.add(access.name());
      }
    }
    return ambiguous;
  }

  /// The classes whose methods the scenario calls: of each, there is one object.
  private Set<String> subjects() {
    Set<String> subjects = new HashSet<>();
    Map<Integer, Boolean> isInside = new HashMap<>();
    for (Step step : interleaving.steps()) {
      if (step.kind() == Kind.OPERATION) {
        isInside.put(step.thread(), false);
      } else if (!isInside.getOrDefault(step.thread(), false) && isOwn(step)) {
        isInside.put(step.thread(), true);
        subjects.add(type(step));
      }
    }
    return subjects;
  }

  private boolean isOwn(Step step) {
    return step.place().filter(place -> own.has(place.file())).isPresent();
  }

  private static String type(Step step) {
    return step.place().map(place -> place.method().replaceFirst("\\.[^.]*$", "")).orElse("");
  }

  private Optional<Access> access(Step step, Set<String> subjects) {
    if (!isOwn(step)) {
      return Optional.empty();
    }
    boolean isOne =
        NUMBERED.matcher(step.what()).matches()
            || (NAME.matcher(step.what()).matches() && subjects.contains(type(step)));
    return switch (step.kind()) {
      case READ ->
          isOne
              ? Optional.of(new Access(step.what(), Optional.of(step.value()), step.value()))
              : Optional.empty();
      case WRITE ->
          isOne
              ? Optional.of(new Access(step.what(), Optional.empty(), step.value()))
              : Optional.empty();
      case CALL -> subjects.contains(type(step)) ? atomicCall(step) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /// A call of one of the atomic classes is one step, and has no reads and writes of its own.
  private Optional<Access> atomicCall(Step step) {
    Matcher call = ATOMIC_CALL.matcher(step.what());
    if (!call.matches() || !isAtomicField(step, call.group(1))) {
      return Optional.empty();
    }
    String name = call.group(1);
    List<String> arguments = List.of(call.group(3).split(", ", -1));
    String result = step.value();
    return switch (call.group(2)) {
      case "get", "getPlain", "getAcquire", "getOpaque" ->
          Optional.of(new Access(name, Optional.of(result), result));
      case "set", "setPlain", "setRelease", "setOpaque", "lazySet" ->
          Optional.of(new Access(name, Optional.empty(), arguments.getFirst()));
      case "getAndSet" -> Optional.of(new Access(name, Optional.of(result), arguments.getFirst()));
      case "compareAndSet" ->
          result.equals("true")
              ? Optional.of(
                  new Access(name, Optional.of(arguments.getFirst()), arguments.getLast()))
              : Optional.empty();
      case "incrementAndGet", "decrementAndGet", "addAndGet", "updateAndGet" ->
          Optional.of(new Access(name, Optional.empty(), result));
      case "getAndIncrement" -> changed(name, result, 1);
      case "getAndDecrement" -> changed(name, result, -1);
      case "getAndAdd" ->
          WHOLE.matcher(arguments.getFirst()).matches()
              ? changed(name, result, Long.parseLong(arguments.getFirst()))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Access> changed(String name, String before, long by) {
    return WHOLE.matcher(before).matches()
        ? Optional.of(
            new Access(name, Optional.of(before), String.valueOf(Long.parseLong(before) + by)))
        : Optional.empty();
  }

  private boolean isAtomicField(Step step, String name) {
    Pattern declaration =
        Pattern.compile(
            "\\s*(?:private|protected|public|static|final)\\b.*\\bAtomic\\w+(?:<.*>)? +"
                + name
                + "\\s*[=;].*");
    return step.place()
        .map(place -> own.files().getOrDefault(place.file(), List.of()))
        .filter(lines -> lines.stream().anyMatch(line -> declaration.matcher(line).matches()))
        .isPresent();
  }
}
