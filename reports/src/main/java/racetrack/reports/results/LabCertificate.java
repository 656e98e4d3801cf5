// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import racetrack.statistics.Proportion;

/// How a lab's programs were graded, over some runs: wrong ones, right ones and cheats.
///
/// @param key the key of the lab
/// @param conditions under which conditions, such as `2 cores`
/// @param runs what each program came to, run by run
public record LabCertificate(String key, String conditions, List<List<Row>> runs) {

  /// A program was found broken.
  public static final String BROKEN = "BROKEN";

  /// No promise was seen broken.
  public static final String HELD = "HELD";

  /// Nobody knows.
  public static final String NOT_DECIDED = "NOT DECIDED";

  /// It was not asked: it does not compile, say.
  public static final String REFUSED = "REFUSED";

  /// It was not asked, since it has what no class of the lab needs: a person looks at it.
  public static final String FLAGGED = "FLAGGED";

  /// Records a certificate.
  public LabCertificate {
    runs = runs.stream().map(List::copyOf).toList();
  }

  /// What a program is.
  public enum Group {
    /// Wrong, by a mistake: it must be found broken.
    WRONG,

    /// Right: it must hold.
    RIGHT,

    /// Wrong, and it tries to hide it: it must not hold.
    CHEATS;

    /// {@return its folder}
    public String folder() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What became of a program in a run.
  ///
  /// @param group what the program is
  /// @param name its name
  /// @param about what it gets wrong, or how it is made
  /// @param outcome one of the words above
  /// @param why the check that broke, or why nothing is decided
  /// @param seconds how long it took
  public record Row(
      Group group, String name, String about, String outcome, String why, double seconds) {

    /// {@return whether nobody knows: a mistake that only a person could find is not found}
    public boolean isUndecided() {
      return outcome.equals(NOT_DECIDED) || (group == Group.WRONG && outcome.equals(FLAGGED));
    }

    /// {@return whether it came to what it should: whoever is refused, or sent to a person, has no
    /// pass}
    public boolean isGood() {
      boolean held = outcome.equals(HELD);
      return group == Group.RIGHT ? held : !held && !isUndecided();
    }

    /// {@return whether it is a fault: a wrong program passed, or a right one did not}
    public boolean isFault() {
      return !isGood() && !isUndecided();
    }

    /// {@return its place among the programs of its lab, such as `wrong/Forgets`}
    public String place() {
      return group.folder() + "/" + name;
    }
  }

  /// {@return how often the programs of a group came to what they should}
  ///
  /// @param group the group
  public Proportion good(Group group) {
    return new Proportion(rows(group).filter(Row::isGood).count(), rows(group).count());
  }

  /// {@return how often a right program was called broken, or refused}
  public Proportion falseAlarms() {
    return new Proportion(
        rows(Group.RIGHT).filter(Row::isFault).count(), rows(Group.RIGHT).count());
  }

  /// {@return how often nobody knows}
  public Proportion undecided() {
    return new Proportion(all().filter(Row::isUndecided).count(), all().count());
  }

  /// {@return the programs that came to what they must not in some run, by their places, each with
  /// what it came to and what it is about}
  public Map<String, String> faults() {
    return all()
        .filter(Row::isFault)
        .collect(
            Collectors.toMap(
                Row::place,
                row -> row.outcome() + ": " + row.about(),
                (first, _) -> first,
                TreeMap::new));
  }

  /// {@return whether each wrong program was caught, and no right one was called broken, or nobody
  /// knows}
  public boolean isGood() {
    return faults().isEmpty();
  }

  /// {@return the programs on which some run has not decided, by their places, each with the
  /// reason}
  public Map<String, String> open() {
    return all()
        .filter(Row::isUndecided)
        .collect(Collectors.toMap(Row::place, Row::why, (first, _) -> first, TreeMap::new));
  }

  /// {@return how long a program takes, in seconds, over all runs; some take turns}
  public double seconds() {
    return all().mapToDouble(Row::seconds).average().orElse(0);
  }

  /// {@return what became of each program in each run}
  public Stream<Row> all() {
    return runs.stream().flatMap(List::stream);
  }

  private Stream<Row> rows(Group group) {
    return all().filter(row -> row.group() == group);
  }

  /// {@return the certificate of one of the runs}
  ///
  /// @param number which run, from 0 on
  public LabCertificate run(int number) {
    return new LabCertificate(key, conditions, List.of(runs.get(number)));
  }
}
