// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import racetrack.reports.results.ResultFile;

/// What the search box of the first page looks in. It is a script, since a page that is opened from
/// disk may load one, and may not read a file.
final class SearchIndex {

  /// Something to find.
  ///
  /// @param kind what it is
  /// @param name its name
  /// @param words what else is said of it
  /// @param page where it is
  private record Item(String kind, String name, String words, String page) {}

  private SearchIndex() {}

  /// {@return the script}
  ///
  /// @param summary all that can be found
  static byte[] script(Summary summary) {
    List<Item> items = new ArrayList<>();
    for (Summary.OfPattern pattern : summary.patterns()) {
      String page = pattern.key() + ".html";
      items.add(
          new Item("pattern", pattern.title(), pattern.key() + " " + pattern.question(), page));
      for (Summary.OfSubject subject : pattern.subjects()) {
        items.add(
            new Item(
                subject.original() == null ? "subject" : "twin",
                pattern.key() + " " + subject.name(),
                plain(subject.line()) + " " + String.join(" ", subject.rules()),
                page + "#" + PatternPages.anchor(subject.name())));
      }
      for (Summary.Promise promise : pattern.promises()) {
        items.add(
            new Item("promise", promise.id(), plain(promise.words()), page + "#" + promise.id()));
      }
    }
    for (Summary.OfRule rule : summary.rules()) {
      items.add(
          new Item("CERT rule", rule.name(), plain(rule.title()), "rules.html#" + rule.name()));
    }
    for (Glossary.Section section : Glossary.sections()) {
      for (Glossary.Word word : section.words()) {
        items.add(
            new Item(
                "word", text(word.html()), text(word.meaningHtml()), "glossary.html#" + word.id()));
      }
    }
    return ("globalThis.racetrackSearch = " + ResultFile.COMPACT.writeValueAsString(items) + ";\n")
        .getBytes(UTF_8);
  }

  private static String text(String html) {
    return html.replaceAll("<[^>]*>", "")
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private static String plain(String markdown) {
    return markdown.replaceAll("[`*\\[\\]]", "").replaceAll("\\s+", " ").strip();
  }
}
