// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Check;
import racetrack.catalogue.Question;
import racetrack.reports.check.Door;
import racetrack.reports.check.Repeat;
import racetrack.reports.check.ResultText;
import racetrack.reports.check.Terms;
import racetrack.reports.check.Word;
import racetrack.reports.launch.Kit;
import racetrack.reports.results.Sources;

/// Checks what a student has written: a class is let in by the door, the rest is judged here.
///
/// @param kit the kit
/// @param questions what to ask
/// @param budget how long all may take
/// @param plain whether an interleaving is a list and not a table
/// @param progress where to tell of progress
/// @param terms on which terms a class is let in
public record LabCheck(
    Kit kit,
    Set<Question> questions,
    Duration budget,
    boolean plain,
    PrintWriter progress,
    Terms terms) {

  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");

  /// A check on the usual terms.
  ///
  /// @param kit the kit
  /// @param questions what to ask
  /// @param budget how long all may take
  /// @param plain whether an interleaving is a list and not a table
  /// @param progress where to tell of progress
  public LabCheck(
      Kit kit, Set<Question> questions, Duration budget, boolean plain, PrintWriter progress) {
    this(kit, questions, budget, plain, progress, Terms.USUAL);
  }

  /// Checks, tells of it, and writes down in the folder that it was checked.
  ///
  /// @param lab the lab
  /// @param out where to tell what came of it
  /// @return what came of it
  /// @throws BadLabException if there is nothing that could be checked
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  public Outcome ask(LabFolder lab, PrintWriter out) throws InterruptedException {
    Outcome outcome =
        switch (lab.state().kind()) {
          case MEND, MAKE -> askAtTheDoor(lab, out);
          case CATCH -> {
            lab.writtenText();
            yield new CatchLab(kit, lab.entry()).check(lab, budget);
          }
          case AUDIT -> new AuditLab(kit, lab.entry(), lab.state().seed()).check(lab.writtenText());
          case MEASURE -> new MeasureLab(lab.entry()).check(lab);
        };
    outcome.lines().forEach(out::println);
    out.flush();
    lab.save(lab.state().afterCheck(outcome.isDone()));
    return outcome;
  }

  /// Asks a question of a student's class alone, until a check breaks, and tells of that one.
  /// Nothing is written down in the folder.
  ///
  /// @param lab the lab, in which a class is asked
  /// @param question the contract or the model
  /// @param first the checks to begin with, in their order
  /// @param out where to tell what broke
  /// @return the check that broke; empty if none did, which says little
  /// @throws BadLabException if there is nothing that could be checked
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  Optional<Check> glance(LabFolder lab, Question question, List<Check> first, PrintWriter out)
      throws InterruptedException {
    Optional<Door.Answered> broken =
        door(lab).glance(question, first, List.of(lab.sources()), subject(lab));
    return broken.map(answered -> {
      Answer answer = answered.result().parts().getFirst().broken().getFirst();
      write(answered, lab, Optional.of(Repeat.of(answer)), out);
      return answer.check();
    });
  }

  private Door door(LabFolder lab) {
    return new Door(kit, lab.entry(), questions, budget, progress, terms);
  }

  private void write(
      Door.Answered answered, LabFolder lab, Optional<Repeat> repeated, PrintWriter out) {
    String command = "racetrack check %s '%s'".formatted(lab.entry().key(), lab.sources());
    Sources checks = Sources.in(kit.checks(lab.entry().key()));
    new ResultText(answered, checks, plain, command, repeated).write(out);
  }

  /// A class that is not all written is broken, and one check is enough to see that.
  private boolean isSeenToBeUnwritten(LabFolder lab, PrintWriter out) throws InterruptedException {
    List<String> unwritten = Skeleton.unwritten(lab.writtenText());
    if (unwritten.isEmpty() || !questions.contains(Question.CONTRACT)) {
      return false;
    }
    out.printf(
        "Not written yet: %s. So the first check that breaks is enough.%n",
        String.join(", ", unwritten));
    List<Check> likely = new LikelyChecks(lab.entry(), lab.state()).inOrder();
    return glance(lab, Question.CONTRACT, likely, out).isPresent();
  }

  private Outcome askAtTheDoor(LabFolder lab, PrintWriter out) throws InterruptedException {
    if (lab.state().kind() == Kind.MAKE && isSeenToBeUnwritten(lab, out)) {
      return new Outcome(Word.BROKEN, false, List.of());
    }
    Optional<String> subject = subject(lab);
    List<Path> sources = List.of(lab.sources());
    Door.Answered answered =
        asksAll(lab)
            ? door(lab).askWithAdvice(sources, subject, List.of())
            : door(lab).ask(sources, subject, List.of());
    write(answered, lab, Optional.empty(), out);
    Word word = answered.result().word();
    return new Outcome(word, word == Word.HELD && asksAll(lab), List.of());
  }

  /// Only who was asked everything is done.
  private boolean asksAll(LabFolder lab) {
    return Arrays.stream(Question.values())
        .allMatch(question -> questions.contains(question) || lab.entry().lacks(question));
  }

  /// The class of the name that the lab gave it; empty if it has another one now.
  private static Optional<String> subject(LabFolder lab) {
    String text = lab.writtenText();
    String name = Skeleton.className(lab.entry());
    Matcher statement = PACKAGE.matcher(text);
    String prefix = statement.find() ? statement.group(1) + "." : "";
    if (!prefix.isEmpty() && lab.hasHelpers()) {
      throw new BadLabException(
          "%s is in the package %s, but the files beside it are in none, so it cannot see them: take its"
                  .formatted(lab.state().file(), statement.group(1))
              + " line `package` away.");
    }
    return Pattern.compile("\\bclass\\s+" + name + "\\b").matcher(text).find()
        ? Optional.of(prefix + name)
        : Optional.empty();
  }
}
