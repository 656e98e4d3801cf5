// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.grade;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Question;
import racetrack.catalogue.Subject;
import racetrack.reports.check.Part;
import racetrack.reports.check.Result;
import racetrack.reports.check.Terms;
import racetrack.reports.check.Trial;
import racetrack.reports.check.Word;
import racetrack.reports.labs.Wounds;
import racetrack.reports.launch.Kit;
import racetrack.reports.marks.Graded;

/// Holds the kit's classes to a student's tests.
///
/// @param kit the kit
/// @param entry the pattern
/// @param guard after how long it counts as not decided
/// @param terms on which terms the tests are let in
record CatchTrial(Kit kit, Entry entry, Duration guard, Terms terms) {

  /// What was found.
  ///
  /// @param result HELD if every sound class passes all tests, BROKEN if one does not
  /// @param caught which twins were caught
  record Findings(Result result, Graded.Caught caught) {}

  /// Asks.
  ///
  /// @param sources the folder of the tests
  /// @param tests the full name of the class of tests
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  Findings ask(Path sources, String tests) throws InterruptedException {
    long start = System.nanoTime();
    Trial trial = new Trial(kit, entry, guard, terms);
    List<Subject> sound = trial.able(entry.sound());
    List<Subject> twins = new Wounds(entry).all();
    List<Trial.Showing> all =
        trial.ask(sources, tests, Stream.concat(sound.stream(), twins.stream()).toList());
    List<Trial.Showing> ofSound = all.subList(0, sound.size());
    List<Trial.Showing> ofTwins = all.subList(sound.size(), all.size());
    Graded.Caught caught =
        new Graded.Caught(
            names(ofTwins.stream().filter(CatchTrial::isBroken)),
            names(ofTwins.stream().filter(one -> !isBroken(one))),
            names(ofSound.stream().filter(CatchTrial::isBroken)));
    Optional<String> open = all.stream().flatMap(one -> one.open().stream()).findFirst();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new Findings(new Result(entry, tests, List.of(part(caught, open)), took), caught);
  }

  private static boolean isBroken(Trial.Showing showing) {
    return showing.broke().isPresent();
  }

  private static List<String> names(Stream<Trial.Showing> showings) {
    return showings.map(showing -> showing.subject().name()).toList();
  }

  private static Part part(Graded.Caught caught, Optional<String> open) {
    String sentence =
        "%d of %d broken classes are caught; sound classes that fail a test: %s."
            .formatted(
                caught.twins().size(),
                caught.twins().size() + caught.escaped().size(),
                caught.falseAlarms().isEmpty() ? "none" : String.join(", ", caught.falseAlarms()));
    Word word =
        open.isPresent()
            ? Word.NOT_DECIDED
            : caught.falseAlarms().isEmpty() ? Word.HELD : Word.BROKEN;
    return new Part(Question.CONTRACT, word, open.orElse(sentence), List.of(), 0, 0, List.of());
  }
}
