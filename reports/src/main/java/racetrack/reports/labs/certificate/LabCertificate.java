// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.certificate;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import racetrack.reports.check.Result;
import racetrack.reports.check.Word;
import racetrack.reports.marks.Graded;
import racetrack.statistics.Proportion;

/// How a lab's programs were judged, over some runs.
///
/// @param key the key of the lab
/// @param conditions under which conditions, such as `2 cores`
/// @param runs what each program came to, run by run
public record LabCertificate(String key, String conditions, List<List<Row>> runs) {

  /// Records a certificate.
  public LabCertificate {
    runs = runs.stream().map(List::copyOf).toList();
  }

  /// What became of a program in a run.
  ///
  /// @param group what the program is
  /// @param name its name
  /// @param about what it gets wrong, or how it is made
  /// @param outcome the word, or `REFUSED`, or `FLAGGED`
  /// @param why the check that broke, or why nothing is decided
  /// @param seconds how long it took
  public record Row(
      Group group, String name, String about, String outcome, String why, double seconds) {

    /// It was not asked: it does not compile, say.
    private static final String REFUSED = "REFUSED";

    /// It was not asked, since it has what no class of the lab needs: a person looks at it.
    private static final String FLAGGED = "FLAGGED";

    /// {@return what became of a program}
    ///
    /// @param program the program
    /// @param graded what grading found out about it
    static Row of(Program program, Graded graded) {
      return new Row(
          program.group(),
          program.name(),
          program.about(),
          graded.result().map(Row::outcome).orElse(REFUSED),
          graded.refusal().or(() -> graded.result().flatMap(Row::reason)).orElse(""),
          graded.took().toMillis() / 1e3);
    }

    private static String outcome(Result result) {
      return result.isForAPerson() ? FLAGGED : result.word().toString();
    }

    /// The first check that broke, or why nothing is decided.
    private static Optional<String> reason(Result result) {
      return switch (result.word()) {
        case BROKEN ->
            result.parts().stream()
                .flatMap(part -> part.broken().stream())
                .map(answer -> answer.check().toString())
                .findFirst();
        case NOT_DECIDED ->
            result.alarms().stream()
                .findFirst()
                .or(() ->
                    result.parts().stream()
                        .filter(part -> part.word() == Word.NOT_DECIDED)
                        .map(part -> part.question() + ": " + part.sentence())
                        .findFirst());
        case HELD -> Optional.empty();
      };
    }

    /// {@return whether nobody knows: a mistake that only a person could find is not found}
    boolean isUndecided() {
      return outcome.equals(Word.NOT_DECIDED.toString())
          || (group == Group.WRONG && outcome.equals(FLAGGED));
    }

    /// {@return whether it came to what it should: whoever is refused, or sent to a person, has no
    /// pass}
    boolean isGood() {
      boolean held = outcome.equals(Word.HELD.toString());
      return group == Group.RIGHT ? held : !held && !isUndecided();
    }

    /// {@return whether it is a fault: a wrong program passed, or a right one did not}
    boolean isFault() {
      return !isGood() && !isUndecided();
    }

    /// {@return its place among the programs of its lab, such as `wrong/Forgets`}
    String place() {
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
    return faults(all());
  }

  private static Map<String, String> faults(Stream<Row> rows) {
    return rows.filter(Row::isFault)
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

  /// {@return the programs on which some run has not decided, by their places, each with the reason}
  public Map<String, String> open() {
    return all()
        .filter(Row::isUndecided)
        .collect(
            Collectors.toMap(Row::place, Row::why, (first, _) -> first, TreeMap::new));
  }

  /// {@return the faults that are not known}
  ///
  /// @param known the escapes that are known
  public Map<String, String> newFaults(KnownEscapes known) {
    return faults(all().filter(row -> known.reason(key, row.place()).isEmpty()));
  }

  /// {@return the places of the escapes that are known and did not escape}
  ///
  /// @param known the escapes that are known
  public Set<String> caughtAgain(KnownEscapes known) {
    Set<String> caught =
        all()
            .filter(Row::isGood)
            .map(Row::place)
            .filter(place -> known.reason(key, place).isPresent())
            .collect(Collectors.toCollection(TreeSet::new));
    caught.removeAll(faults().keySet());
    return caught;
  }

  /// {@return how long a program takes, in seconds, over all runs; some take turns}
  public double seconds() {
    return all().mapToDouble(Row::seconds).average().orElse(0);
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
        "%n%-20s %-4s %-24s %-24s %-24s %-24s %s%n",
        "lab", "run", "wrong caught", "cheats caught", "false alarms", "not decided", "seconds each");
    for (LabCertificate certificate : certificates) {
      for (int number = 0;
          certificate.runs.size() > 1 && number < certificate.runs.size();
          number++) {
        certificate.run(number).writeLine(Integer.toString(number + 1), out);
      }
      certificate.writeLine(certificate.runs.size() > 1 ? "all" : "1", out);
    }
    for (LabCertificate certificate : certificates) {
      certificate.writeFaults(out);
    }
    out.flush();
  }

  private void writeFaults(PrintWriter out) {
    KnownEscapes known = KnownEscapes.read();
    faults().forEach((place, text) ->
        out.printf(
            "%s %s %s%s%n",
            key,
            place,
            text,
            known.reason(key, place).map(reason -> " (known: " + reason + ")").orElse("")));
    open().forEach((place, reason) -> out.printf("%s %s is open: %s%n", key, place, reason));
    caughtAgain(known).forEach(place ->
        out.printf("%s %s is caught: take it off the list of known escapes.%n", key, place));
  }

  private void writeLine(String run, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%-20s %-4s %-24s %-24s %-24s %-24s %.0f%n",
        key,
        run,
        good(Group.WRONG),
        good(Group.CHEATS),
        falseAlarms(),
        undecided(),
        seconds());
  }
}
