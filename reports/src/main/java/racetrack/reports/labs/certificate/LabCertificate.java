// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.certificate;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import racetrack.reports.check.Word;
import racetrack.statistics.Proportion;

/// How a lab's programs were judged, over some runs.
///
/// @param key the key of the lab
/// @param conditions under which conditions, such as `2 cores`
/// @param runs what each program came to, run by run
public record LabCertificate(String key, String conditions, List<List<Row>> runs) {

  /// Keeps a copy.
  public LabCertificate {
    runs = runs.stream().map(List::copyOf).toList();
  }

  /// What became of a program in a run.
  ///
  /// @param group what the program is
  /// @param name its name
  /// @param about what it gets wrong, or how it is made
  /// @param outcome the word, or `REFUSED`
  /// @param why the check that broke, or why nothing is decided
  public record Row(Group group, String name, String about, String outcome, String why) {

    private static final String REFUSED = "REFUSED";

    static Row of(Program program, Word word, String why) {
      return new Row(program.group(), program.name(), program.about(), word.toString(), why);
    }

    static Row refused(Program program, String why) {
      return new Row(program.group(), program.name(), program.about(), REFUSED, why);
    }

    /// {@return whether nobody knows}
    boolean isUndecided() {
      return outcome.equals(Word.NOT_DECIDED.toString());
    }

    /// {@return whether it came to what it should: whoever is refused has no pass}
    boolean isGood() {
      boolean held = outcome.equals(Word.HELD.toString());
      return group == Group.RIGHT ? held : !held && !isUndecided();
    }

    /// {@return whether it is a fault: a wrong program passed, or a right one did not}
    boolean isFault() {
      return !isGood() && !isUndecided();
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

  /// {@return the names of the programs that came to what they must not, in any run, each with what
  /// it is about}
  public Collection<String> faults() {
    return all()
        .filter(Row::isFault)
        .map(row ->
            "%s/%s, %s: %s".formatted(row.group().folder(), row.name(), row.outcome(), row.about()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// {@return whether each wrong program was caught in some run, and no right one was called
  /// broken}
  public boolean isGood() {
    return faults().isEmpty();
  }

  private Stream<Row> all() {
    return runs.stream().flatMap(List::stream);
  }

  private Stream<Row> rows(Group group) {
    return all().filter(row -> row.group() == group);
  }

  /// {@return the certificate of one of the runs}
  ///
  /// @param number which run, from 0 on
  LabCertificate run(int number) {
    return new LabCertificate(key, conditions, List.of(runs.get(number)));
  }

  /// Writes a table: a line for each lab and run, then one over all runs, then what escaped.
  ///
  /// @param certificates the certificates
  /// @param out where to
  public static void write(Collection<LabCertificate> certificates, PrintWriter out) {
    out.printf(
        "%n%-20s %-4s %-28s %-28s %-28s %s%n",
        "lab", "run", "wrong caught", "cheats caught", "false alarms", "not decided");
    for (LabCertificate certificate : certificates) {
      for (int number = 0;
          certificate.runs.size() > 1 && number < certificate.runs.size();
          number++) {
        certificate.run(number).writeLine(Integer.toString(number + 1), out);
      }
      certificate.writeLine(certificate.runs.size() > 1 ? "all" : "1", out);
    }
    for (LabCertificate certificate : certificates) {
      certificate.faults().forEach(fault -> out.printf("%s %s%n", certificate.key, fault));
    }
    out.flush();
  }

  private void writeLine(String run, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%-20s %-4s %-28s %-28s %-28s %s%n",
        key,
        run,
        good(Group.WRONG),
        good(Group.CHEATS),
        falseAlarms(),
        undecided());
  }
}
