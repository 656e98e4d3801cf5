// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Mode;
import racetrack.runners.DeepRun;

/// Gathers what the deep tier of the races has covered.
public final class DeepPage {

  /// A part of a mode of the JVM.
  ///
  /// @param kind which part
  /// @param name its value
  /// @param attempts how often races were run so
  /// @param samples how many results there were
  /// @param hits how many of them were forbidden
  public record Part(String kind, String name, String attempts, String samples, String hits) {}

  /// A race in the deep tier.
  ///
  /// @param key the pattern's key
  /// @param scenario the race
  /// @param subject the subject
  /// @param modes in how many modes there are samples
  /// @param samples how many results there were
  /// @param hits how many of them were forbidden
  /// @param missed how probably a wound like its twin's would have been missed
  public record Row(
      String key,
      String scenario,
      String subject,
      String modes,
      String samples,
      String hits,
      String missed) {}

  private DeepPage() {}

  /// {@return the page}
  ///
  /// @param run what the deep tier has found, if it was run
  static Page.Deep of(Optional<DeepRun> run) {
    if (run.isEmpty()) {
      return new Page.Deep("", List.of(), List.of());
    }
    List<Answer> answers = run.get().answers();
    return new Page.Deep(
        "Until %s it ran for %s: %s, each of one subject."
            .formatted(
                Words.time(run.get().asked()),
                Words.count(Math.round(run.get().seconds() / 60), "minute"),
                Words.count(answers.size(), "race")),
        parts(answers),
        answers.stream().map(DeepPage::row).toList());
  }

  /// How many samples and forbidden results each part of a mode has seen.
  private static List<Part> parts(List<Answer> answers) {
    List<Part> parts = new ArrayList<>();
    Map<String, Function<Mode, String>> kinds =
        new TreeMap<>(
            Map.of(
                "Compilation", Mode::compilation,
                "Strides", Mode::strides,
                "Affinity", Mode::affinity,
                "JVM flags", Mode::flags));
    kinds.forEach((kind, value) -> {
      Map<String, long[]> counts = new TreeMap<>();
      for (Answer answer : answers) {
        for (Mode.Tally tally : answer.modes()) {
          long[] count = counts.computeIfAbsent(value.apply(tally.mode()), _ -> new long[3]);
          count[0] += tally.attempts();
          count[1] += tally.samples();
          count[2] += tally.hits();
        }
      }
      counts.forEach((name, count) ->
          parts.add(
              new Part(
                  kind,
                  name,
                  Words.count(count[0]),
                  Words.count(count[1]),
                  Words.count(count[2]))));
    });
    return parts;
  }

  private static Row row(Answer answer) {
    long modes = answer.modes().stream().filter(tally -> tally.samples() > 0).count();
    Answer.Strength strength = answer.strength();
    return new Row(
        answer.key(),
        answer.check().name(),
        answer.subject(),
        Words.count(modes),
        Words.count(answer.samples()),
        Words.count(answer.hits()),
        strength == null ? "–" : Words.power(strength.missed()));
  }
}
