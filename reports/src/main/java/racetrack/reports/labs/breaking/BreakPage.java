// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.breaking;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import racetrack.programs.WholeFile;
import racetrack.reports.labs.breaking.Recording.Moment;
import tools.jackson.databind.json.JsonMapper;

/// A puzzle as one page that needs no network and no other file.
///
/// @param id the puzzle's name
/// @param promise the promise that can break
/// @param task what the threads do
/// @param file the name of the source
/// @param code the lines of the source by their numbers
/// @param data the record of all runs, as JSON
/// @param script what plays it
/// @param style how it looks
/// @param spoiler a run that breaks the promise, step by step, for a page without scripts
public record BreakPage(
    String id,
    String promise,
    String task,
    String file,
    SortedMap<Integer, String> code,
    String data,
    String script,
    String style,
    List<String> spoiler) {

  /// What a page of the report has, too.
  private static final String ASSETS = "/racetrack/reports/pages/assets/";

  private static final String TEMPLATES = "racetrack.reports.pages.templates";

  /// Writes the page of a puzzle.
  ///
  /// @param puzzle the puzzle
  /// @param folder where to
  /// @return the file
  /// @throws IOException if it cannot be written
  public static Path write(Puzzle puzzle, Path folder) throws IOException {
    BreakPage page = of(puzzle);
    StringOutput html = new StringOutput();
    TemplateEngine.createPrecompiled(
            null, ContentType.Html, BreakPage.class.getClassLoader(), TEMPLATES)
        .render("breaking.jte", Map.of("page", page), html);
    Path file = folder.resolve(puzzle.id() + ".html");
    WholeFile.write(file, html.toString().getBytes(StandardCharsets.UTF_8));
    return file;
  }

  /// Runs a puzzle in every order.
  ///
  /// @param puzzle the puzzle
  /// @return what its page shows
  public static BreakPage of(Puzzle puzzle) {
    Recording recording = Recording.of(puzzle);
    ShownCode code = ShownCode.of(puzzle.type());
    return new BreakPage(
        puzzle.id(),
        puzzle.promise().toString().replace("`", ""),
        puzzle.task(),
        code.name(),
        code.lines(),
        json(recording),
        resource(ASSETS + "board.js"),
        resource("break.css") + resource(ASSETS + "board.css"),
        spoiler(recording));
  }

  /// {@return what the page may load and run: what stands in it, and nothing else}
  public String policy() {
    return "default-src 'none'; img-src data:; style-src %s; script-src %s; base-uri 'none'; form-action 'none'"
        .formatted(source(style), source(script));
  }

  /// A text as the policy of a page names it.
  private static String source(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  private static String resource(String name) {
    try (InputStream stream = BreakPage.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + " is missing.");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Moments from which all goes the same way are one. The first of all stands last.
  private static String json(Recording recording) {
    Map<Map<String, Object>, Integer> moments = new LinkedHashMap<>();
    add(recording.start(), moments);
    return JsonMapper.shared().writeValueAsString(List.copyOf(moments.keySet()));
  }

  private static int add(Moment moment, Map<Map<String, Object>, Integer> moments) {
    List<Map<String, Object>> choices = new ArrayList<>();
    moment
        .choices()
        .forEach((thread, choice) ->
            choices.add(
                Map.of(
                    "thread", thread,
                    "file", ShownCode.shortName(choice.step().type()),
                    "line", choice.step().line(),
                    "step", choice.step().toString(),
                    "next", add(choice.next(), moments))));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("values", moment.values());
    json.put("ways", moment.ways());
    json.put("broken", moment.brokenWays());
    moment.outcome().ifPresent(outcome -> json.put("outcome", outcome));
    json.put("choices", choices);
    int number = moments.size();
    Integer known = moments.putIfAbsent(json, number);
    return known == null ? number : known;
  }

  private static List<String> spoiler(Recording recording) {
    List<String> steps = new ArrayList<>();
    Moment now = recording.start();
    while (now.outcome().isEmpty()) {
      Map.Entry<Integer, Recording.Choice> choice =
          now.choices().entrySet().stream()
              .filter(each -> each.getValue().next().brokenWays() > 0)
              .findFirst()
              .orElseThrow();
      steps.add(
          "Thread %d, line %d: %s"
              .formatted(
                  choice.getKey(), choice.getValue().step().line(), choice.getValue().step()));
      now = choice.getValue().next();
    }
    steps.add("It comes to this: " + now.outcome().get());
    return steps;
  }
}
