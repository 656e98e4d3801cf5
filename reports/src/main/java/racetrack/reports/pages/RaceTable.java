// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Exploration;
import racetrack.catalogue.Question;
import racetrack.reports.pages.Page.Heat;
import racetrack.reports.pages.Page.Note;
import racetrack.reports.pages.Page.Outcome;
import racetrack.reports.pages.Page.Race;
import racetrack.reports.results.Evidence;
import racetrack.reports.results.ModesInWords;
import racetrack.reports.results.Verdict;
import racetrack.runners.DeepRun;

/// Puts what the subjects of a pattern showed in a race, or in a model, into one table; what holds
/// for all of them is said once.
///
/// @param book the verdicts
/// @param deep what the deep tier has found
record RaceTable(VerdictBook book, Optional<DeepRun> deep) {

  private static final List<String> OF_RACES = List.of("Samples", "Missed with");
  private static final List<String> OF_MODELS = List.of("Asked", "Full check", "Run");
  private static final String NOTHING = "–";

  /// What a sentence is about.
  private enum About {
    WORTH(true),
    WHERE(true),
    END(true),
    MORE(false);

    /// Whether it is said above the table if it is the same in all rows that have it.
    private final boolean once;

    About(boolean once) {
      this.once = once;
    }
  }

  private record Row(Verdict verdict, List<String> figures, Map<About, String> sentences) {}

  /// {@return a table for each race or model of a pattern}
  ///
  /// @param entry the pattern
  /// @param question the question
  List<Race> of(Entry entry, Question question) {
    return book.byCheck(entry, question).entrySet().stream()
        .map(check -> race(check.getKey(), question, check.getValue()))
        .toList();
  }

  private Race race(String name, Question question, List<Verdict> verdicts) {
    List<Row> rows = verdicts.stream().map(this::row).toList();
    Map<About, String> said = new EnumMap<>(About.class);
    for (About about : About.values()) {
      List<String> different =
          rows.stream()
              .flatMap(row -> Stream.ofNullable(row.sentences.get(about)))
              .distinct()
              .toList();
      if (about.once && different.size() == 1) {
        said.put(about, different.getFirst());
      }
    }
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    verdicts.stream()
        .flatMap(verdict -> outcomes(verdict.answer()).stream())
        .forEach(outcome -> outcomes.putIfAbsent(outcome.result(), outcome));
    List<Outcome> seen = List.copyOf(outcomes.values());
    return new Race(
        name,
        List.copyOf(said.values()),
        question == Question.RACE ? OF_RACES : OF_MODELS,
        seen,
        rows.stream().map(row -> heat(row, seen)).toList(),
        notes(rows, said));
  }

  private static Heat heat(Row row, List<Outcome> seen) {
    Answer answer = row.verdict.answer();
    Map<String, Outcome> own = new LinkedHashMap<>();
    outcomes(answer).forEach(outcome -> own.put(outcome.result(), outcome));
    return new Heat(
        answer.subject(),
        PatternPages.cell(row.verdict),
        row.figures,
        seen.stream()
            .map(outcome -> Objects.requireNonNullElse(own.get(outcome.result()), outcome.unseen()))
            .toList());
  }

  /// What does not hold for all, each once with those for whom it holds.
  private static List<Note> notes(List<Row> rows, Map<About, String> said) {
    Map<String, List<String>> subjects = new LinkedHashMap<>();
    for (Row row : rows) {
      row.sentences.forEach((about, sentence) -> {
        if (!sentence.isBlank() && !sentence.equals(said.get(about))) {
          subjects
              .computeIfAbsent(sentence, _ -> new ArrayList<>())
              .add(row.verdict.answer().subject());
        }
      });
    }
    return subjects.entrySet().stream()
        .map(note -> new Note(String.join(", ", note.getValue()), note.getKey()))
        .toList();
  }

  /// {@return what was seen in a race}
  ///
  /// @param answer the answer
  static List<Outcome> outcomes(Answer answer) {
    return answer.outcomes().stream()
        .map(outcome ->
            new Outcome(
                outcome.result(),
                Words.count(outcome.count()),
                Words.percent((double) outcome.count() / Math.max(1, answer.samples())),
                outcome.forbidden(),
                outcome.meaning()))
        .toList();
  }

  private Row row(Verdict verdict) {
    Answer answer = verdict.answer();
    Map<About, String> sentences = new EnumMap<>(About.class);
    deep.map(tier -> new DeepTier(tier).of(answer))
        .filter(words -> !words.isEmpty())
        .ifPresent(words -> sentences.put(About.MORE, words));
    Exploration exploration = answer.exploration();
    if (exploration != null) {
      sayHowFar(exploration, sentences);
      return new Row(
          verdict,
          Stream.of(exploration.asked(), exploration.full(), exploration.run())
              .map(Words::count)
              .toList(),
          sentences);
    }
    if (answer.check().question() == Question.MODEL) {
      sentences.merge(About.MORE, PatternPages.strength(answer), RaceTable::both);
      return new Row(verdict, List.of(NOTHING, NOTHING, NOTHING), sentences);
    }
    sayHowMuch(answer, sentences);
    if (!answer.modes().isEmpty()) {
      sentences.put(About.WHERE, "Run in one mode: " + ModesInWords.of(answer.modes()) + ".");
    }
    return new Row(
        verdict,
        List.of(
            answer.samples() == 0 ? NOTHING : Words.count(answer.samples()),
            answer.strength() == null ? NOTHING : Words.power(answer.strength().missed())),
        sentences);
  }

  private static String both(String one, String other) {
    return one + " " + other;
  }

  private static void sayHowMuch(Answer race, Map<About, String> sentences) {
    Answer.Strength strength = race.strength();
    if (strength != null) {
      sentences.put(
          About.WORTH,
          "%s shows its wound with frequency p ≥ %s. Who ran n clean samples would have missed a wound like it with probability (1 − p)ⁿ at most."
              .formatted(strength.twin(), Words.power(strength.frequency())));
    } else if (race.samples() == 0) {
      sentences.merge(About.MORE, Evidence.of(race).excerpt(), RaceTable::both);
    } else if (race.hits() == 0) {
      sentences.put(
          About.WORTH,
          "No twin showed its wound here, so nothing says how much clean samples are worth.");
    }
  }

  /// How far a model check has looked, and whether it would have reached a twin's wound.
  private static void sayHowFar(Exploration exploration, Map<About, String> sentences) {
    sentences.put(
        About.WHERE,
        "The figures are interleavings, in %s."
            .formatted(Words.count(exploration.scenarios().size(), "scenario")));
    Exploration.Yardstick twin = exploration.yardstick();
    if (exploration.breach().isPresent()) {
      sentences.put(About.END, "A twin’s check ends with the interleaving that breaks it.");
    } else if (exploration.run() < exploration.asked()) {
      sentences.put(About.END, "Some scenarios have fewer interleavings than were asked.");
    }
    if (twin != null) {
      sentences.put(
          About.WORTH,
          "%s, the twin that is hardest to find, broke in interleaving %s of scenario %d: %s."
              .formatted(
                  twin.twin(),
                  Words.count(twin.found()),
                  twin.scenario(),
                  twin.within() ? "within what was asked" : "more than was asked"));
    } else if (exploration.breach().isEmpty()) {
      sentences.put(
          About.WORTH, "The check has found no twin, so nothing says how much it is worth.");
    }
  }
}
