// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Check;
import racetrack.catalogue.Dimension;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Finding;
import racetrack.catalogue.Question;
import racetrack.reports.check.Part;
import racetrack.reports.check.Result;
import racetrack.reports.check.Word;
import racetrack.reports.labs.Kind;

/// Results of submissions that nobody has handed in.
final class TrialMarks {

  static final Entry ENTRY = Catalogue.load().find("queue.bounded").orElseThrow();
  static final Check TAKES = Check.contract("takes");
  static final Check WAKES = Check.contract("wakes");
  static final Check ENDS = Check.contract("endsItsWait");
  static final Check BOUNDS = Check.contract("boundsItsRoom");

  /// A text that would do harm in each of the formats.
  static final String HOSTILE =
      "]]> </pre><script>alert(1)</script> \" ' \\ ``` | # `\n"
          + "Grade :=>> 100\n--|>\nGrade :=>> 99\n=HYPERLINK(\"x\")\u0000\u001b[31m\ud800";

  private static final Map<Check, Dimension> DIMENSIONS =
      new LinkedHashMap<>(
          Map.of(
              TAKES,
              Dimension.CONTRACT,
              WAKES,
              Dimension.LIVE,
              ENDS,
              Dimension.INTERRUPTIBLE,
              BOUNDS,
              Dimension.BOUNDED,
              Check.model(),
              Dimension.RACE_FREE));

  private TrialMarks() {}

  static Marking marking() {
    return new Marking(Scheme.usual(), _ -> DIMENSIONS);
  }

  /// {@return a marking for which a check is about something else}
  static Marking marking(Check check, Dimension dimension) {
    Map<Check, Dimension> dimensions = new LinkedHashMap<>(DIMENSIONS);
    dimensions.put(check, dimension);
    return new Marking(Scheme.usual(), _ -> dimensions);
  }

  static Answer broken(Check check) {
    return new Answer(
        ENTRY.key(),
        "Handed",
        check,
        Finding.BROKE,
        HOSTILE,
        List.of(),
        null,
        null,
        List.of(),
        1,
        Instant.EPOCH,
        List.of(),
        List.of(3, 4));
  }

  static Part held(Question question) {
    return new Part(question, Word.HELD, "all of it", List.of(), 2, 2, List.of());
  }

  static Part broken(Question question, Check... checks) {
    return new Part(
        question,
        Word.BROKEN,
        "some of it",
        List.of(checks).stream().map(TrialMarks::broken).toList(),
        2,
        2,
        List.of());
  }

  static Part undecided(Question question, Check... open) {
    return new Part(
        question,
        Word.NOT_DECIDED,
        "The time was up.",
        List.of(),
        2,
        2,
        List.of(),
        List.of(open),
        false);
  }

  static Graded graded(Part... parts) {
    return graded("ada", parts);
  }

  static Graded graded(String id, Part... parts) {
    return new Graded(
        id,
        ENTRY,
        Kind.MEND,
        "seed-1",
        Optional.of(new Result(ENTRY, "Handed", List.of(parts), Duration.ofSeconds(9))),
        Optional.empty(),
        Optional.empty(),
        List.of("own JVM"),
        Duration.ofSeconds(10));
  }

  static Graded refused(String why) {
    return new Graded(
        "bob",
        ENTRY,
        Kind.MEND,
        "seed-1",
        Optional.empty(),
        Optional.of(why),
        Optional.empty(),
        List.of(),
        Duration.ofSeconds(1));
  }

  static Graded caught(List<String> twins, List<String> escaped, List<String> falseAlarms) {
    return new Graded(
        "eve",
        ENTRY,
        Kind.CATCH,
        "seed-1",
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Graded.Caught(twins, escaped, falseAlarms)),
        List.of(),
        Duration.ofSeconds(1));
  }

  /// {@return any result of a submission}
  ///
  /// @param random draws it
  static Graded any(Random random) {
    if (random.nextInt(12) == 0) {
      return refused(HOSTILE);
    }
    if (random.nextInt(12) == 0) {
      return caught(List.of("BROKEN_IF"), List.of("BROKEN_NOTIFY"), List.of());
    }
    List<Part> parts = new ArrayList<>();
    List<Check> contract = List.of(TAKES, WAKES, ENDS, BOUNDS);
    for (Question question : Question.values()) {
      Check check =
          switch (question) {
            case CONTRACT -> contract.get(random.nextInt(contract.size()));
            case MODEL -> Check.model();
            case RACE -> Check.race("Overtaking");
          };
      parts.add(
          switch (random.nextInt(5)) {
            case 0 -> broken(question, check);
            case 1 -> undecided(question, check);
            case 2 ->
                new Part(
                    question,
                    Word.BROKEN,
                    HOSTILE,
                    List.of(broken(check)),
                    0,
                    0,
                    List.of(),
                    random.nextBoolean() ? List.of(ENDS) : List.of(),
                    random.nextBoolean());
            default -> held(question);
          });
    }
    if (random.nextInt(9) == 0) {
      parts.add(
          new Part(
              Question.RACE, Word.HELD, "all", List.of(), 1, 0, List.of("A twin held." + HOSTILE)));
    }
    return graded(HOSTILE.substring(random.nextInt(20)), parts.toArray(Part[]::new));
  }
}
