// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import racetrack.catalogue.Check;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Promises;
import racetrack.catalogue.Question;
import racetrack.catalogue.Subject;
import racetrack.catalogue.Submission;

/// Which scenarios are asked of which subjects.
///
/// A sound subject is asked every scenario of its pattern, and so is a class from outside; a twin
/// those that its wound names, unless this machine cannot show it. Scenarios that a twin names but
/// jcstress's list lacks are cells too: they will not be asked, and the gate must hear of it.
final class RacePlan {

  private RacePlan() {}

  /// Lists the cells, twins first.
  ///
  /// @param entries the patterns to ask
  /// @param tests the names of all scenarios, as jcstress's list has them
  /// @param submitted the names of classes from outside that are asked, too, in this order; behind
  ///   the name of one that is a planted error stand, each after a colon, the scenarios of which
  ///   one must show it; behind that of one that is asked only where another one breaks, its name
  ///   after a question mark
  /// @param mutants the mutants that are asked, too, in this order
  static List<Cell> cells(
      Collection<Entry> entries,
      Collection<String> tests,
      Collection<String> submitted,
      Collection<Mutant> mutants) {
    List<Cell> twins = new ArrayList<>();
    List<Cell> sound = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.lacks(Question.RACE)) {
        continue;
      }
      SortedMap<String, String> scenarios = scenarios(entry, tests);
      SortedSet<String> names = new TreeSet<>(scenarios.keySet());
      for (Subject subject : entry.broken()) {
        for (Check check : racesOf(subject)) {
          names.add(check.name());
          twins.add(cell(entry, subject, subject.name(), check, scenarios.get(check.name())));
        }
      }
      for (Subject subject : entry.sound()) {
        for (String name : names) {
          sound.add(cell(entry, subject, subject.name(), Check.race(name), scenarios.get(name)));
        }
      }
      for (Mutant mutant : mutants) {
        for (String name : names) {
          sound.add(
              cell(
                  entry,
                  find(entry, mutant.subject()),
                  mutant.alias(),
                  Check.race(name),
                  scenarios.get(name)));
        }
      }
      for (String one : submitted) {
        List<String> halves = List.of(one.split("\\?"));
        List<String> parts = List.of(halves.getFirst().split(":"));
        boolean isWhole = parts.size() == 1;
        for (String name : isWhole ? names : parts.subList(1, parts.size())) {
          Cell cell =
              cell(
                  entry,
                  find(entry, Submission.SUBJECT),
                  Submission.alias(parts.getFirst()),
                  Check.race(name),
                  scenarios.get(name));
          sound.add(isWhole ? cell : cell.planted());
          halves.stream().skip(1).map(Submission::alias).forEach(cell::ifBroken);
        }
      }
    }
    twins.addAll(sound);
    return twins;
  }

  /// Finds a subject, present or not.
  private static Subject find(Entry entry, String name) {
    return Arrays.<Subject>stream(entry.pattern().subjects().getEnumConstants())
        .filter(subject -> subject.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(entry.key() + " has no subject " + name));
  }

  private static Cell cell(
      Entry entry, Subject subject, String alias, Check check, @Nullable String test) {
    Cell cell = new Cell(entry.key(), subject, alias, check, test, promises(entry, check));
    if (test == null) {
      cell.refuse("jcstress's list of tests has no scenario " + check.name() + " of this pattern.");
    }
    return cell;
  }

  /// What the scenario says that it asks about; nothing if its class is not here.
  private static List<Integer> promises(Entry entry, Check check) {
    try {
      String scenario = entry.asker(Question.RACE) + "$" + check.name();
      return Promises.askedBy(Class.forName(scenario, false, RacePlan.class.getClassLoader()));
    } catch (ClassNotFoundException e) {
      return List.of();
    }
  }

  private static List<Check> racesOf(Subject twin) {
    return switch (twin.claim()) {
      case Claim.Sound _, Claim.Submitted _ -> List.of();
      case Claim.Broken broken when !broken.isObservableHere() -> List.of();
      case Claim.Broken broken ->
          broken.checks().stream().filter(check -> check.question() == Question.RACE).toList();
    };
  }

  /// Maps the simple names of a pattern's scenarios to jcstress's names.
  private static SortedMap<String, String> scenarios(Entry entry, Collection<String> tests) {
    String prefix = entry.asker(Question.RACE) + ".";
    SortedMap<String, String> scenarios = new TreeMap<>();
    for (String test : tests) {
      if (test.startsWith(prefix)) {
        scenarios.put(test.substring(prefix.length()), test);
      }
    }
    return scenarios;
  }
}
