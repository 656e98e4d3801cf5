// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Subject;
import racetrack.reports.pages.SourceFile;

/// The source of a subject as a stranger would have written it: in no package, under another name,
/// and with nothing that says what is wrong with it.
///
/// What the subject uses of its package, and callers of the contract cannot see, comes along as
/// files of its own.
final class StrangersSource {

  private final Class<?> contract;
  private final Subject subject;
  private final String name;
  private final long seed;
  private final PatternTypes types;

  /// The simple names of the types of the package that callers of the contract see.
  private final Set<String> seen;

  /// Prepares a source.
  ///
  /// @param entry the pattern
  /// @param subject the subject
  /// @param name the name that its class gets
  /// @param seed names its private fields
  StrangersSource(Entry entry, Subject subject, String name, long seed) {
    this.contract = entry.pattern().contract();
    this.subject = subject;
    this.name = name;
    this.seed = seed;
    this.types = new PatternTypes(entry);
    String home = packageName() + ".";
    this.seen =
        types.api().stream()
            .filter(type -> type.startsWith(home) && !type.contains("$"))
            .map(type -> type.substring(home.length()))
            .collect(Collectors.toSet());
  }

  /// {@return the class}
  ///
  /// @param doc the lines of its new doc comment, without slashes
  WoundedSource main(List<String> doc) {
    WoundedSource plain = WoundedSource.of(qualified(text(original())));
    List<String> renamed =
        FieldNames.vary(
            plain.lines().stream().map(this::rename).collect(Collectors.joining("\n")), seed);
    return inNoPackage(plain.with(renamed), doc);
  }

  /// {@return the files that it needs beside it, by the names of their classes}
  Map<String, String> helpers() {
    Map<String, String> helpers = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>(hidden(text(original())));
    while (!open.isEmpty()) {
      String type = open.pop();
      if (!helpers.containsKey(type) && !type.equals(original())) {
        String text = qualified(text(type));
        WoundedSource plain = WoundedSource.of(text);
        List<String> renamed = plain.lines().stream().map(this::rename).toList();
        helpers.put(type, String.join("\n", inNoPackage(plain.with(renamed), List.of()).lines()));
        open.addAll(hidden(text));
      }
    }
    return helpers;
  }

  private String original() {
    return subject.claim().implementation().getSimpleName();
  }

  private String rename(String line) {
    return line.replaceAll("\\b" + original() + "\\b", name);
  }

  private String text(String type) {
    return SourceFile.beside(contract, type + ".java").orElseThrow().text();
  }

  /// The types of the package that a source uses, and callers of the contract cannot see.
  private Set<String> hidden(String source) {
    Set<String> hidden = new TreeSet<>(types.usedBy(withoutComments(source)));
    hidden.removeAll(seen);
    return hidden;
  }

  private static String withoutComments(String source) {
    return source
        .lines()
        .map(line -> line.replaceFirst("//.*", ""))
        .collect(Collectors.joining("\n"));
  }

  /// Names a class inside a hidden type by both names: from no package, nothing can be imported.
  private String qualified(String source) {
    String text = source;
    Matcher inner =
        Pattern.compile("import %s\\.(\\w+)\\.(\\w+);\n".formatted(Pattern.quote(packageName())))
            .matcher(text);
    for (MatchResult match : inner.results().toList()) {
      if (!seen.contains(match.group(1))) {
        text =
            text.replace(match.group(), "")
                .replaceAll(
                    "(?<![\\w.])" + match.group(2) + "\\b", match.group(1) + "." + match.group(2));
      }
    }
    return text;
  }

  /// Moves a source out of the package, with imports of what it saw there.
  private WoundedSource inNoPackage(WoundedSource source, List<String> doc) {
    List<String> lines = source.lines();
    int statement = lines.indexOf("package " + packageName() + ";");
    int imports =
        lines.stream()
            .filter(StrangersSource::isImport)
            .findFirst()
            .map(lines::indexOf)
            .orElse(statement);
    int declaration =
        lines.stream()
            .filter(StrangersSource::isDeclaration)
            .findFirst()
            .map(lines::indexOf)
            .orElse(-1);
    List<String> all = new ArrayList<>();
    List<Integer> wounds = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (i == imports) {
        all.addAll(imports(lines));
      }
      if (i == declaration) {
        doc.forEach(line -> all.add("/// " + line));
      }
      if (i != statement && !isImport(lines.get(i))) {
        all.add(lines.get(i));
      }
      if (source.wounds().contains(i + 1)) {
        wounds.add(all.size());
      }
    }
    return new WoundedSource(all, wounds, source.words());
  }

  private List<String> imports(List<String> lines) {
    Set<String> used = types.usedBy(withoutComments(String.join("\n", lines)));
    used.retainAll(seen);
    return Stream.concat(
            used.stream().map(type -> "import %s.%s;".formatted(packageName(), type)),
            lines.stream().filter(StrangersSource::isImport))
        .sorted()
        .toList();
  }

  private String packageName() {
    return contract.getPackageName();
  }

  private static boolean isImport(String line) {
    return line.startsWith("import ") && !line.startsWith("import static ");
  }

  private static boolean isDeclaration(String line) {
    return line.matches(
        "(@\\w+.*|(public |final |abstract |sealed )*(class|record|enum|interface) .*)");
  }
}
