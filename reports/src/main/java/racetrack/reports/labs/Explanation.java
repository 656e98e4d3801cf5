// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Subject;
import racetrack.reports.launch.Kit;
import racetrack.reports.pages.SourceFile;

/// What was to be learnt, told to those who have learnt it.
///
/// @param lab the lab
public record Explanation(LabFolder lab) {

  /// Code of doc comments, and their links to other classes and to members.
  private static final Pattern REFERENCE =
      Pattern.compile("(`[^`]*`)|\\[#?([^\\]\\[]+)](?![(\\[])");

  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

  /// {@return the explanation, as lines}
  ///
  /// @throws BadLabException if the lab is not done yet
  public List<String> lines() {
    if (lab.state().held().isEmpty()) {
      throw new BadLabException(
          "The explanation comes when the lab is done: go on with `racetrack lab check`, and"
              + " with `racetrack lab hint` if you are stuck.");
    }
    List<String> lines = new ArrayList<>();
    switch (lab.state().kind()) {
      case MEND ->
          new Wounds(lab.entry())
              .find(lab.state().variant())
              .map(Explanation::ofTwin)
              .ifPresent(lines::addAll);
      case MAKE -> {}
      case CATCH -> new Wounds(lab.entry()).all().forEach(twin -> lines.add("  " + way(twin)));
      case AUDIT ->
          new AuditLab(Kit.locate(), lab.entry(), lab.state().seed())
              .classes()
              .forEach((name, subject) -> lines.add("  %s is %s".formatted(name, way(subject))));
      case MEASURE -> lab.entry().sound().forEach(subject -> lines.addAll(ofCost(subject)));
    }
    lines.add("");
    lines.add("Why the kit's own class, %s, is correct:".formatted(reference(lab.entry())));
    lines.add("");
    whyCorrect(lab.entry()).lines().forEach(lines::add);
    lines.add("");
    lines.add("Others do it in these ways:");
    lab.entry().sound().forEach(subject -> lines.add("  " + way(subject)));
    lines.add("");
    lines.add(
        "Their sources lie in the kit; `racetrack show %s` lists them."
            .formatted(lab.entry().key()));
    return lines;
  }

  private static List<String> ofCost(Subject subject) {
    List<String> lines = new ArrayList<>(List.of(subject.name()));
    cost(subject).lines().map("  "::concat).forEach(lines::add);
    return lines;
  }

  /// {@return what a sound class costs, in its own words}
  ///
  /// @param subject the class
  static String cost(Subject subject) {
    return SourceFile.of(subject.claim().implementation())
        .flatMap(source -> source.section("Cost"))
        .map(Explanation::plain)
        .orElse("");
  }

  private static List<String> ofTwin(Subject twin) {
    String said = plain(doc(twin)).replaceFirst("^Broken: ", "What you were given: ");
    return said.lines().toList();
  }

  private static String doc(Subject subject) {
    return SourceFile.of(subject.claim().implementation()).map(SourceFile::doc).orElse("");
  }

  private String way(Subject subject) {
    SourceFile subjects = SourceFile.of(lab.entry().pattern().subjects()).orElseThrow();
    return subject.name()
        + ": "
        + plain(subjects.docOf(subject.name()).replace('\n', ' '))
        + (subject.claim() instanceof Claim.Sound sound && sound.isLibrary()
            ? " It comes with the JDK."
            : "");
  }

  /// {@return why the reference of a pattern is correct, in its own words}
  ///
  /// @param entry the pattern
  static String whyCorrect(Entry entry) {
    return SourceFile.of(entry.sound().getFirst().claim().implementation())
        .flatMap(source -> source.section("Why it is correct"))
        .map(Explanation::plain)
        .orElse("");
  }

  private static String reference(Entry entry) {
    return entry.sound().getFirst().claim().implementation().getSimpleName();
  }

  /// What a terminal shows: code stays as it is, and no mark-up is left beside it.
  static String plain(String markdown) {
    String linked =
        REFERENCE
            .matcher(markdown)
            .replaceAll(match ->
                Matcher.quoteReplacement(
                    match.group(1) != null ? match.group(1) : match.group(2).replace('#', '.')));
    return HEADING.matcher(linked).replaceAll("$1:").replace("**", "");
  }
}
