// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Other names for private fields, so that two students who mend the same twin do not have the same
/// text before them.
final class FieldNames {

  /// Names that say the same. Only what stands here is renamed, and only where no other word of the
  /// source would be hit.
  private static final Map<String, List<String>> ALIKE =
      Map.ofEntries(
          Map.entry("balances", List.of("amounts", "funds")),
          Map.entry("capacity", List.of("limit", "bound", "most")),
          Map.entry("count", List.of("total", "tally", "number")),
          Map.entry("counts", List.of("totals", "tallies")),
          Map.entry("free", List.of("available", "vacant")),
          Map.entry("generation", List.of("epoch", "phase")),
          Map.entry("held", List.of("taken", "locked")),
          Map.entry("items", List.of("contents", "entries", "buffer")),
          Map.entry("latest", List.of("newest", "current")),
          Map.entry("lock", List.of("guard", "gate", "mutex")),
          Map.entry("notEmpty", List.of("hasItem", "filled")),
          Map.entry("notFull", List.of("hasRoom", "drained")),
          Map.entry("outcome", List.of("ending", "answer")),
          Map.entry("owner", List.of("holder", "keeper")),
          Map.entry("permits", List.of("tickets", "places")),
          Map.entry("queue", List.of("waiting", "backlog")),
          Map.entry("set", List.of("raised", "signalled")),
          Map.entry("stopped", List.of("ended", "halted")),
          Map.entry("value", List.of("content", "stored")));

  private static final Pattern FIELD =
      Pattern.compile("(?m)^  private (?!static)[^(=;]*?\\b(\\w+)( = [^\\n]*|;[^\\n]*)$");

  private FieldNames() {}

  /// {@return the lines of a source, with some of its private fields renamed}
  ///
  /// @param source the text of a Java file
  /// @param seed chooses the names
  static List<String> vary(String source, long seed) {
    Random random = new Random(seed);
    String text = source;
    for (String field : fields(source)) {
      List<String> names = new ArrayList<>(ALIKE.get(field));
      names.add(field);
      Collections.shuffle(names, random);
      String name = names.getFirst();
      if (!name.equals(field) && isFree(name, text) && isOnlyAField(field, text)) {
        text = text.replaceAll(use(field), name);
      }
    }
    return text.lines().toList();
  }

  private static SortedSet<String> fields(String source) {
    return FIELD
        .matcher(source)
        .results()
        .map(match -> match.group(1))
        .filter(ALIKE::containsKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// The field itself, and not a member of something else.
  private static String use(String field) {
    return "(?:(?<![\\w.])|(?<=\\bthis\\.))" + field + "\\b(?!\\s*\\()";
  }

  private static boolean isFree(String name, String text) {
    return !Pattern.compile("\\b" + name + "\\b").matcher(text).find();
  }

  /// No local variable, parameter or record component has the same name, nor is it read of another
  /// object.
  private static boolean isOnlyAField(String field, String text) {
    long declared =
        Pattern.compile(
                "(?:\\b(?!return|throw|yield|case|else)\\w+|[>\\]]) " + field + "\\b(?= ?[=;,):])")
            .matcher(text)
            .results()
            .count();
    boolean isReadOfAnother =
        Pattern.compile("(?<!\\bthis)\\." + field + "\\b(?!\\s*\\()").matcher(text).find();
    boolean isText = text.lines().anyMatch(line -> line.matches(".*\"[^\"]*\\b" + field + "\\b.*"));
    return declared == 1 && !isReadOfAnother && !isText;
  }
}
