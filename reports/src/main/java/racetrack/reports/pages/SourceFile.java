// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The source of a class, as it travels beside the class.
///
/// @param name the file's name
/// @param text the file's text
public record SourceFile(String name, String text) {

  private static final Pattern TAG = Pattern.compile("\\{@(return|code|link\\s)\\s*([^}]*)}");

  /// {@return the source of a class, if it is on the class path}
  ///
  /// @param type the class, or one inside it
  public static Optional<SourceFile> of(Class<?> type) {
    Class<?> outermost = type;
    while (outermost.getEnclosingClass() != null) {
      outermost = outermost.getEnclosingClass();
    }
    return beside(outermost, outermost.getSimpleName() + ".java");
  }

  /// {@return a file in the package of a class, if it is on the class path}
  ///
  /// @param type the class
  /// @param name the file's name
  public static Optional<SourceFile> beside(Class<?> type, String name) {
    try (InputStream file = type.getResourceAsStream(name)) {
      return file == null
          ? Optional.empty()
          : Optional.of(
              new SourceFile(name, new String(file.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// {@return the Markdown of the file's first doc comment, without its block tags; empty if it has
  /// none}
  public String doc() {
    return docs().stream().findFirst().map(Doc::text).orElse("");
  }

  /// {@return the Markdown under a heading of the file's first doc comment, if it has such a
  /// heading}
  ///
  /// @param heading the heading's text
  public Optional<String> section(String heading) {
    String text =
        doc()
            .lines()
            .dropWhile(line -> !line.equals("## " + heading))
            .skip(1)
            .takeWhile(line -> !line.startsWith("## "))
            .collect(Collectors.joining("\n"))
            .strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /// {@return the items of a list under a heading of the file's first doc comment, each in one
  /// line; empty if there is none}
  ///
  /// @param heading the heading's text
  public List<String> items(String heading) {
    return section(heading).stream()
        .flatMap(text -> Pattern.compile("(?m)^- ").splitAsStream(text))
        .map(item -> item.strip().replaceAll("\\s+", " "))
        .filter(item -> !item.isEmpty())
        .toList();
  }

  /// {@return the text behind the file's first doc comment: the declaration and what it holds}
  public String body() {
    return text.lines()
        .dropWhile(line -> !line.startsWith("///"))
        .dropWhile(line -> line.startsWith("///"))
        .collect(Collectors.joining("\n"))
        .strip();
  }

  /// {@return the Markdown of the doc comment of an enum constant; empty if it has none}
  ///
  /// @param constant the constant's name
  public String docOf(String constant) {
    Pattern declaration = Pattern.compile("\\s*" + Pattern.quote(constant) + "\\b\\s*[(,;{]?.*");
    return docs().stream()
        .filter(doc -> declaration.matcher(doc.declaration).matches())
        .findFirst()
        .map(Doc::text)
        .orElse("");
  }

  /// The lines that say what the code does: no imports, and no comments but those that mark a wound
  /// and what follows it.
  List<String> code() {
    return text.lines()
        .filter(line -> !line.matches("(import|package) .*|\\s*//(?! (follows the )?wound).*"))
        .map(line -> line.replaceFirst("\\s+// (?!(follows the )?wound).*", ""))
        .dropWhile(String::isBlank)
        .toList();
  }

  /// A doc comment, and the line that follows it.
  private record Doc(String text, String declaration) {}

  private List<Doc> docs() {
    List<Doc> docs = new ArrayList<>();
    List<String> comment = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String stripped = line.strip();
      if (stripped.startsWith("///")) {
        comment.add(stripped.substring(3));
      } else if (!comment.isEmpty()) {
        docs.add(new Doc(markdown(comment), line));
        comment.clear();
      }
    }
    return docs;
  }

  private static String markdown(List<String> comment) {
    String text =
        comment.stream()
            .map(line -> line.startsWith(" ") ? line.substring(1) : line)
            .takeWhile(line -> !line.startsWith("@"))
            .collect(Collectors.joining("\n"));
    return TAG.matcher(text)
        .replaceAll(tag -> tag.group(1).equals("return") ? "Returns $2." : "`$2`")
        .strip();
  }
}
