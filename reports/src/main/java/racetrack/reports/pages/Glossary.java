// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import racetrack.catalogue.Catalogue;

/// The words of the kit, as the `README.md` of `racetrack` explains them.
public final class Glossary {

  /// The name of its page, without ending.
  static final String PAGE = "glossary";

  private static final String FILE = "/racetrack/README.md";
  private static final Pattern HEADING = Pattern.compile("##+ (.+)");

  /// Words are bold and marks are code; other tables explain neither.
  private static final Pattern ROW = Pattern.compile("\\| ([*`].+?) \\| (.+) \\|");

  private Glossary() {}

  /// Words that belong together.
  ///
  /// @param title what they are about
  /// @param words the words
  public record Section(String title, List<Word> words) {}

  /// A word.
  ///
  /// @param id its anchor
  /// @param html the word, or several that mean the same
  /// @param meaningHtml what it means
  public record Word(String id, String html, String meaningHtml) {}

  /// {@return the sections, in the order of the file; empty if it is not on the class path}
  static List<Section> sections() {
    return SourceFile.beside(Catalogue.class, FILE).map(Glossary::sections).orElse(List.of());
  }

  private static List<Section> sections(SourceFile file) {
    List<Section> sections = new ArrayList<>();
    String title = "";
    for (String line : file.text().lines().toList()) {
      Matcher heading = HEADING.matcher(line);
      Matcher row = ROW.matcher(line);
      if (heading.matches()) {
        title = heading.group(1);
      } else if (row.matches()) {
        if (sections.isEmpty() || !sections.getLast().title.equals(title)) {
          sections.add(new Section(title, new ArrayList<>()));
        }
        sections.getLast().words.add(word(row.group(1), row.group(2)));
      }
    }
    return sections;
  }

  private static Word word(String words, String meaning) {
    return new Word(id(words), Markdown.inline(words), Markdown.inline(meaning));
  }

  /// "HELD, BROKEN" is found under `held`, "lost wake-up" under `lost-wake-up`, and a mark under
  /// `mark-wound`.
  private static String id(String words) {
    return (words.startsWith("`") ? "mark " + words : words)
        .replaceFirst("[,(].*", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }
}
