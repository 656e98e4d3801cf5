// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict;

import java.util.List;
import java.util.stream.Collectors;
import racetrack.reports.labs.predict.Question.Option;

/// Questions in GIFT, which Moodle imports: UTF-8, one blank line between questions and none
/// inside, and a backslash before each of `~ = # { } : \`.
///
/// Source: Moodle Docs, "GIFT format". The comment before a question gives it its id and its tags.
public final class GiftText {

  private GiftText() {}

  /// {@return the questions as one file}
  ///
  /// @param questions the questions
  public static String of(List<Question> questions) {
    StringBuilder file = new StringBuilder();
    String key = "";
    for (Question question : questions) {
      if (!question.key().equals(key)) {
        key = question.key();
        file.append("$CATEGORY: Racetrack/").append(key).append("\n\n");
      }
      file.append(of(question)).append("\n");
    }
    return file.toString();
  }

  private static String of(Question question) {
    StringBuilder text = new StringBuilder();
    text.append("// [id:").append(question.id()).append("]");
    question.options().stream()
        .flatMap(option -> option.misconception().stream())
        .distinct()
        .forEach(misconception -> text.append(" [tag:").append(misconception).append("]"));
    text.append("\n::").append(escape(question.id())).append("::[html]");
    text.append(escape(code(question))).append(escape(html(question.text()))).append("{\n");
    for (Option option : question.options()) {
      text.append(option.isRight() ? "=" : "~").append(escape(html(option.text())));
      if (!option.isRight()) {
        text.append("#").append(escape(html(option.feedback())));
      }
      text.append("\n");
    }
    return text.append("####").append(escape(html(question.why()))).append("\n}\n").toString();
  }

  private static String code(Question question) {
    return ProgramSource.of(question.program()).lines().stream()
        .map(GiftText::entities)
        .collect(Collectors.joining("<br>", "<pre>", "</pre>"));
  }

  private static String html(String text) {
    return entities(text).replaceAll("`([^`]*)`", "<code>$1</code>");
  }

  private static String entities(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String escape(String text) {
    return text.replaceAll("[\\\\~=#{}:]", "\\\\$0");
  }
}
