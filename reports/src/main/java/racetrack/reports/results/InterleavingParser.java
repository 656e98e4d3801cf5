// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import racetrack.reports.results.Interleaving.Kind;
import racetrack.reports.results.Interleaving.Outcome;
import racetrack.reports.results.Interleaving.Place;
import racetrack.reports.results.Interleaving.Stage;
import racetrack.reports.results.Interleaving.Step;
import racetrack.reports.results.Interleaving.Thrown;

/// Reads what Lincheck 3 writes of a failure: the table of results, then the table of every step.
///
/// Its trace can be had as objects, too, but they keep the values to themselves. The text has all
/// of it, and results of earlier builds can be read as well.
///
/// @param text the text
record InterleavingParser(String text) {

  private static final String DETAIL = "Detailed trace:";
  private static final String EXCEPTIONS = "Exception stack traces:";
  private static final Pattern FINDING = Pattern.compile("= (.*) =");
  private static final Pattern RULE = Pattern.compile("\\| -+ \\|");
  private static final Pattern PLACE =
      Pattern.compile("(.*) at ([\\w.$<>-]+)\\(([\\w$-]+\\.\\w+):(-?\\d+)\\)");
  private static final Pattern FRAME =
      Pattern.compile("\\s+at (?:[\\w.]+/)?([\\w.$<>-]+)\\(([\\w$-]+\\.\\w+):(\\d+)\\)");
  private static final Pattern THROWN = Pattern.compile("#(\\d+): (.*)");

  /// How many operations of the other threads were seen to have ended, which Lincheck writes behind
  /// a result.
  private static final Pattern CLOCK = Pattern.compile("(.*: .*) \\[[\\d,-]+]");

  private static final Pattern READ = Pattern.compile("(.+) ➜ (.*)");
  private static final Pattern WRITE = Pattern.compile("([\\w.$#<>\\[\\]]+) = (.*)");
  private static final Pattern LOOP = Pattern.compile("loop\\((\\d+) iterations?\\)");
  private static final Pattern ROUND = Pattern.compile("<iterations? ([\\d-]+)>");
  private static final Pattern SWITCH = Pattern.compile("switch(?: \\(reason: (.*)\\))?");
  private static final Pattern RESULT = Pattern.compile("result: (.*)");

  /// The rows of a table, in sections, each with one cell per thread.
  private record Table(List<String> threads, List<List<List<String>>> sections) {

    /// {@return when a section happened} Only threads that run together have a second column.
    Stage stage(int section) {
      boolean isTogether =
          sections.get(section).stream()
              .anyMatch(row -> row.stream().skip(1).anyMatch(cell -> !cell.isBlank()));
      if (isTogether || sections.size() == 1) {
        return Stage.TOGETHER;
      }
      return section == 0 ? Stage.BEFORE : Stage.AFTER;
    }
  }

  Optional<Interleaving> parse() {
    int detail = text.indexOf(DETAIL);
    Matcher finding = FINDING.matcher(text.lines().findFirst().orElse(""));
    if (detail < 0 || !finding.matches()) {
      return Optional.empty();
    }
    List<String> brief = text.substring(0, detail).lines().toList();
    List<String> full = text.substring(detail).lines().skip(1).toList();
    Optional<Table> results = table(brief);
    Optional<Table> trace = table(full);
    if (results.isEmpty() || trace.isEmpty()) {
      return Optional.empty();
    }
    List<Outcome> outcomes = outcomes(results.get());
    List<Step> steps = steps(trace.get());
    if (outcomes.isEmpty() || steps.isEmpty()) {
      return Optional.empty();
    }
    String end = full.getLast().startsWith("|") ? "" : full.getLast().strip();
    return Optional.of(
        new Interleaving(
            finding.group(1), trace.get().threads(), outcomes, steps, thrown(brief), end));
  }

  /// Reads the first table of some lines. Each bar must stand where it does in the head: what a
  /// program wrote may hold bars of its own.
  private static Optional<Table> table(List<String> lines) {
    List<String> rows =
        lines.stream()
            .dropWhile(line -> !line.startsWith("|"))
            .takeWhile(line -> line.startsWith("|"))
            .toList();
    if (rows.size() < 4 || !isRule(rows.get(0)) || !isRule(rows.get(2))) {
      return Optional.empty();
    }
    int[] bars = IntStream.range(0, rows.get(1).length()).filter(i -> isBar(rows, i)).toArray();
    List<List<List<String>>> sections = new ArrayList<>();
    for (String row : rows.subList(2, rows.size() - 1)) {
      if (isRule(row)) {
        sections.add(new ArrayList<>());
      } else if (fits(row, bars)) {
        sections.getLast().add(cells(row, bars));
      } else {
        return Optional.empty();
      }
    }
    List<String> threads = cells(rows.get(1), bars).stream().map(String::strip).toList();
    boolean isWhole = isRule(rows.getLast()) && sections.stream().noneMatch(List::isEmpty);
    return isWhole ? Optional.of(new Table(threads, sections)) : Optional.empty();
  }

  private static boolean isBar(List<String> rows, int index) {
    return rows.get(1).charAt(index) == '|';
  }

  private static boolean isRule(String row) {
    return RULE.matcher(row).matches();
  }

  private static boolean fits(String row, int[] bars) {
    return row.length() == bars[bars.length - 1] + 1
        && IntStream.of(bars).allMatch(bar -> row.charAt(bar) == '|');
  }

  /// The cells, with the spaces in front, which say how deep a step is.
  private static List<String> cells(String row, int[] bars) {
    return IntStream.range(1, bars.length)
        .mapToObj(i -> row.substring(bars[i - 1] + 2, bars[i]).stripTrailing())
        .toList();
  }

  private static List<Outcome> outcomes(Table table) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int section = 0; section < table.sections().size(); section++) {
      for (int thread = 0; thread < table.threads().size(); thread++) {
        for (List<String> row : table.sections().get(section)) {
          if (!row.get(thread).isBlank()) {
            outcomes.add(outcome(table.stage(section), thread, row.get(thread).strip()));
          }
        }
      }
    }
    return outcomes;
  }

  private static Outcome outcome(Stage stage, int thread, String cell) {
    Matcher clock = CLOCK.matcher(cell);
    String shown = clock.matches() ? clock.group(1) : cell;
    int end = endOfCall(shown);
    return end < 0
        ? new Outcome(stage, thread, shown, "")
        : new Outcome(stage, thread, shown.substring(0, end), result(shown.substring(end)));
  }

  private static String result(String tail) {
    return tail.startsWith(": ") ? tail.substring(2) : tail.strip();
  }

  private static List<Step> steps(Table table) {
    List<Step> steps = new ArrayList<>();
    for (int section = 0; section < table.sections().size(); section++) {
      for (List<String> row : table.sections().get(section)) {
        for (int thread = 0; thread < row.size(); thread++) {
          if (!row.get(thread).isBlank()) {
            steps.add(step(table.stage(section), thread, row.get(thread)));
          }
        }
      }
    }
    return steps;
  }

  private static Step step(Stage stage, int thread, String cell) {
    int depth = (cell.length() - cell.stripLeading().length()) / 2;
    Matcher placed = PLACE.matcher(cell.strip());
    if (!placed.matches()) {
      return step(stage, thread, depth, cell.strip(), Optional.empty());
    }
    int line = Math.max(0, Integer.parseInt(placed.group(4)));
    Place place = new Place(placed.group(2), placed.group(3), line);
    return step(stage, thread, depth, placed.group(1), Optional.of(place));
  }

  private static Step step(Stage stage, int thread, int depth, String said, Optional<Place> place) {
    Kind kind = kind(said, depth);
    String what = said;
    String value = "";
    switch (kind) {
      case OPERATION, CALL -> {
        int end = endOfCall(said);
        what = said.substring(0, end);
        value = result(said.substring(end));
      }
      case READ -> {
        what = group(READ, said, 1);
        value = group(READ, said, 2);
      }
      case WRITE -> {
        what = group(WRITE, said, 1);
        value = group(WRITE, said, 2);
      }
      case SWITCH -> what = group(SWITCH, said, 1);
      case LOOP -> value = group(LOOP, said, 1);
      case ROUND -> value = group(ROUND, said, 1);
      case RESULT -> value = group(RESULT, said, 1);
      case ENTER, EXIT, WAIT, NOTIFY, PARK, UNPARK, NOTE -> {}
    }
    return new Step(stage, thread, depth, kind, what, value, place);
  }

  private static Kind kind(String said, int depth) {
    return switch (said) {
      case "MONITORENTER" -> Kind.ENTER;
      case "MONITOREXIT" -> Kind.EXIT;
      case "WAIT" -> Kind.WAIT;
      case "NOTIFY", "NOTIFYALL" -> Kind.NOTIFY;
      case "PARK" -> Kind.PARK;
      case "UNPARK" -> Kind.UNPARK;
      case String other when matches(SWITCH, other) -> Kind.SWITCH;
      case String other when matches(LOOP, other) -> Kind.LOOP;
      case String other when matches(ROUND, other) -> Kind.ROUND;
      case String other when matches(RESULT, other) -> Kind.RESULT;
      case String other when endOfCall(other) > 0 -> depth == 0 ? Kind.OPERATION : Kind.CALL;
      case String other when matches(READ, other) -> Kind.READ;
      case String other when matches(WRITE, other) -> Kind.WRITE;
      default -> Kind.NOTE;
    };
  }

  private static boolean matches(Pattern pattern, String said) {
    return pattern.matcher(said).matches();
  }

  private static String group(Pattern pattern, String said, int number) {
    Matcher matcher = pattern.matcher(said);
    String group = matcher.matches() ? matcher.group(number) : null;
    return group == null ? "" : group;
  }

  /// {@return where a call ends in a text that begins with one, behind its last bracket; -1 if it
  /// does not} What is in quotes does not count.
  private static int endOfCall(String said) {
    int open = said.indexOf('(');
    if (open <= 0 || !said.substring(0, open).matches("[\\w.$#<>\\[\\]]+")) {
      return -1;
    }
    int depth = 0;
    boolean isQuoted = false;
    for (int i = open; i < said.length(); i++) {
      char c = said.charAt(i);
      isQuoted ^= c == '"';
      depth += isQuoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }

  private static List<Thrown> thrown(List<String> lines) {
    List<Thrown> thrown = new ArrayList<>();
    for (String line : lines.stream().dropWhile(l -> !l.equals(EXCEPTIONS)).toList()) {
      Matcher first = THROWN.matcher(line);
      Matcher frame = FRAME.matcher(line);
      if (first.matches()) {
        thrown.add(new Thrown(Integer.parseInt(first.group(1)), first.group(2), List.of()));
      } else if (frame.matches() && !thrown.isEmpty()) {
        Thrown last = thrown.removeLast();
        List<Place> places = new ArrayList<>(last.places());
        places.add(new Place(frame.group(1), frame.group(2), Integer.parseInt(frame.group(3))));
        thrown.add(new Thrown(last.number(), last.what(), places));
      }
    }
    return thrown;
  }
}
