// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The code of a check up to where it failed: what it did.
///
/// @param file the name of its file
/// @param lines the lines of the file
/// @param start the number of the line in which its method is declared, from 1 on
/// @param places the numbers of the lines where it was when it failed
record CheckListing(String file, List<String> lines, int start, List<Integer> places) {

  private static final Pattern CHECK =
      Pattern.compile("The check: (\\w+) \\(([\\w$]+\\.java):(\\d+(?:, \\d+)*)\\)");
  private static final String END = "  }";
  private static final String COMMENT = "///";
  private static final int MOST = 40;
  private static final int INDENT = 4;

  /// {@return the check that a line of evidence names, as in `The check: takes
  /// (QueueContract.java:12, 14)`; empty if it names none, or its source is not at hand}
  ///
  /// @param line the line
  /// @param checks the sources of the checks
  static Optional<CheckListing> of(String line, Sources checks) {
    Matcher named = CHECK.matcher(line);
    if (!named.matches()) {
      return Optional.empty();
    }
    String file = named.group(2);
    List<String> lines = checks.files().getOrDefault(file, List.of());
    Pattern declaration = Pattern.compile("  \\S.*\\b" + named.group(1) + "\\(.*");
    List<Integer> places = Stream.of(named.group(3).split(", ")).map(Integer::valueOf).toList();
    return IntStream.range(0, lines.size())
        .filter(index -> declaration.matcher(lines.get(index)).matches())
        .mapToObj(index -> new CheckListing(file, lines, index + 1, places))
        .findFirst();
  }

  /// {@return the scenario of a race; empty if its source is not at hand}
  ///
  /// @param scenario its simple name
  /// @param checks the sources of the checks
  static Optional<CheckListing> ofRace(String scenario, Sources checks) {
    String declaration = "  public static class %s {".formatted(scenario);
    return checks.files().entrySet().stream()
        .filter(file -> file.getKey().endsWith("Stress.java"))
        .filter(file -> file.getValue().contains(declaration))
        .map(file -> {
          List<String> lines = file.getValue();
          return new CheckListing(file.getKey(), lines, lines.indexOf(declaration) + 1, List.of());
        })
        .findFirst();
  }

  /// {@return what to print: what the check says of itself, its code, and marks where it was}
  List<String> text() {
    int end = end();
    TreeSet<Integer> inside = new TreeSet<>(places);
    inside.removeIf(place -> place < start || place > end);
    int last = inside.isEmpty() ? end - 1 : inside.getLast();
    List<String> text = new ArrayList<>();
    text.add(
        places.isEmpty()
            ? "The check (%s):".formatted(file)
            : "The check did this, and was at > when it failed (%s):".formatted(file));
    text.addAll(comment());
    for (int number = Math.max(body(), last - MOST); number <= last; number++) {
      String code = lines.get(number - 1);
      String mark = inside.contains(number) ? "  > " : "    ";
      text.add(mark + code.substring(Math.min(INDENT, code.length())));
    }
    places.stream()
        .filter(place -> !inside.contains(place) && place <= lines.size())
        .forEach(
            place -> text.add("  > in line %d: %s".formatted(place, lines.get(place - 1).strip())));
    return text.stream().map(String::stripTrailing).toList();
  }

  /// The number of the first line of the body: a declaration may take several.
  private int body() {
    int number = start;
    while (number < lines.size() && !lines.get(number - 1).endsWith("{")) {
      number++;
    }
    return number + 1;
  }

  private int end() {
    return IntStream.rangeClosed(start, lines.size())
        .filter(number -> lines.get(number - 1).equals(END))
        .findFirst()
        .orElse(lines.size());
  }

  private List<String> comment() {
    List<String> comment = new ArrayList<>();
    int number = start - 1;
    while (number > 0 && lines.get(number - 1).strip().matches("(@|///).*")) {
      String line = lines.get(number - 1).strip();
      if (line.startsWith(COMMENT)) {
        comment.addFirst("    //" + line.substring(COMMENT.length()));
      }
      number--;
    }
    return comment;
  }
}
