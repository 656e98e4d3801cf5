// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import racetrack.reports.labs.predict.Question.Option;

/// Does the export hold every question, in the form that Moodle reads?
class GiftTextTest {

  /// A character of the format that no backslash hides.
  private static final String BARE = "(?<!\\\\)(?:\\\\\\\\)*";

  private static final QuestionBank BANK = QuestionBank.load(QuestionBank.ENGLISH);
  private static final Pattern QUESTION =
      Pattern.compile(
          "(?://[^\n]*\n)?::(?<title>.*?)"
              + BARE
              + "::\\[html](?<text>.*?)"
              + BARE
              + "\\{\n(?<answers>.*)\n}",
          Pattern.DOTALL);

  private record Read(String title, String text, List<String> answers, String general) {}

  private static Optional<Read> read(String block) {
    Matcher matcher = QUESTION.matcher(block);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    List<String> lines = new ArrayList<>(matcher.group("answers").lines().toList());
    String general = lines.removeLast();
    assertTrue(general.startsWith("####"), general);
    return Optional.of(
        new Read(
            unescape(matcher.group("title")),
            unescape(matcher.group("text")),
            lines,
            unescape(general.substring(4))));
  }

  private static String unescape(String text) {
    return text.replaceAll("\\\\([\\\\~=#{}:])", "$1");
  }

  private static String plain(String html) {
    return Jsoup.parse(html).text();
  }

  private static String code(String html) {
    Element code = Jsoup.parse(html.replace("<br>", "\n")).selectFirst("pre");
    assertNotNull(code, html);
    return code.wholeText();
  }

  private static List<Read> readBack(String gift) {
    return Arrays.stream(gift.strip().split("\n\n", -1))
        .filter(block -> !block.startsWith("$CATEGORY: "))
        .map(block -> read(block).orElseThrow(() -> new AssertionError("No question:\n" + block)))
        .toList();
  }

  @Test
  void holdsEveryQuestionAsItIs() {
    List<Read> read = readBack(GiftText.of(BANK.questions()));
    assertEquals(BANK.questions().size(), read.size());
    for (int number = 0; number < read.size(); number++) {
      Question question = BANK.questions().get(number);
      Read back = read.get(number);
      assertEquals(question.id(), back.title());
      assertEquals(plainOf(question.why()), plain(back.general()));
      assertTrue(plain(back.text()).endsWith(plainOf(question.text())), back::text);
      assertEquals(
          String.join("\n", ProgramSource.of(question.program()).lines()),
          code(back.text()),
          question.id());
      assertEquals(question.options().size(), back.answers().size());
      for (int option = 0; option < back.answers().size(); option++) {
        answer(question.options().get(option), back.answers().get(option));
      }
    }
  }

  private static void answer(Option option, String line) {
    assertEquals(option.isRight() ? '=' : '~', line.charAt(0), line);
    String[] parts = line.substring(1).split(BARE + "#", 2);
    assertEquals(plainOf(option.text()), plain(unescape(parts[0])));
    assertEquals(plainOf(option.feedback()), parts.length == 1 ? "" : plain(unescape(parts[1])));
  }

  private static String plainOf(String text) {
    return text.replace("`", "");
  }

  @Test
  void hidesEveryCharacterOfTheFormat() {
    Question question = BANK.find("queue.bounded.if").orElseThrow();
    String body = GiftText.of(List.of(question));
    String text = body.substring(body.indexOf("[html]"), body.indexOf("{\n"));
    assertTrue(text.contains("items \\=\\= 0"), text);
    assertTrue(text.contains("\\{"), text);
    assertFalse(Pattern.compile(BARE + "[{}~=#]").matcher(text.substring(6)).find(), text);
  }

  @Test
  void tellsTheIdAndTheMisconceptions() {
    Question question = BANK.find("queue.bounded.if").orElseThrow();
    assertTrue(
        GiftText.of(List.of(question))
            .startsWith(
                """
                $CATEGORY: Racetrack/queue.bounded

                // [id:queue.bounded.if] [tag:M7] [tag:M8]
                ::queue.bounded.if::[html]<pre>\
                """));
  }
}
