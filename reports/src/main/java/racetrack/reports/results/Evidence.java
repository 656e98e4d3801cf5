// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Check;
import racetrack.catalogue.Question;

/// What a check wrote, in parts.
///
/// @param check which check it was
/// @param brief what a person reads first: a story, or an interleaving call by call
/// @param detail every step of the interleaving with its place in the source; empty for other tools
public record Evidence(Check check, String brief, String detail) {

  /// Lincheck's own heading.
  private static final String DETAIL = "Detailed trace:";

  /// With what a check was asked that is asked several times.
  private static final Pattern TRIAL = Pattern.compile("Asked with: \\[(\\d+)] (.*)");

  /// Frames of the tool that races and of the test kit, which nobody looks at.
  private static final Pattern FOREIGN =
      Pattern.compile(
          "\\s+at (org\\.openjdk\\.jcstress\\.|racetrack\\.catalogue\\.|[\\w.]+_jcstress\\b).*");

  /// As much as a person reads on a page: a model's text may have tens of thousands of lines.
  private static final int EXCERPT_LINES = 120;

  private static final int EXCERPT_WIDTH = 400;

  private static final Map<String, String> KINDS =
      Map.of(
          "PLATFORM", "Its threads were platform threads.",
          "VIRTUAL", "Its threads were virtual threads.");

  /// {@return the evidence of an answer}
  ///
  /// @param answer the answer
  public static Evidence of(Answer answer) {
    String text = answer.evidence();
    int detail = text.indexOf(DETAIL);
    return detail < 0 || answer.check().question() != Question.MODEL
        ? new Evidence(answer.check(), text.strip(), "")
        : new Evidence(
            answer.check(), text.substring(0, detail).strip(), text.substring(detail).strip());
  }

  /// {@return the interleaving, where there is one and all of it could be read}
  public Optional<Interleaving> interleaving() {
    return detail.isEmpty() ? Optional.empty() : Interleaving.of(brief + "\n\n" + detail);
  }

  /// {@return the beginning of what was written, and how many lines follow}
  public String excerpt() {
    List<String> lines = brief.lines().toList();
    String beginning =
        lines.stream()
            .limit(EXCERPT_LINES)
            .map(line ->
                line.length() <= EXCERPT_WIDTH ? line : line.substring(0, EXCERPT_WIDTH) + "…")
            .collect(Collectors.joining("\n"));
    int left = lines.size() - EXCERPT_LINES;
    return left <= 0 ? beginning : beginning + "\n… and %,d more lines".formatted(left);
  }

  /// {@return the evidence line by line, with the lines of the sources that it names}
  ///
  /// @param own the subject's sources
  /// @param checks the sources of the pattern's checks
  /// @param plain whether it is to be read aloud: an interleaving is then a list
  public List<String> lines(Sources own, Sources checks, boolean plain) {
    return interleaving()
        .map(known -> new InterleavingText(known, own))
        .map(text -> plain ? text.list() : text.table())
        .orElseGet(() -> story(own, checks));
  }

  private List<String> story(Sources own, Sources checks) {
    List<String> lines = new ArrayList<>();
    for (String said : brief.lines().filter(line -> !FOREIGN.matcher(line).matches()).toList()) {
      String line = said.replace("\t", "  ");
      Optional<CheckListing> listing = CheckListing.of(line, checks);
      Matcher trial = TRIAL.matcher(line);
      if (line.startsWith("|")) {
        lines.add(line); // a table that could not be read
      } else if (listing.isPresent()) {
        lines.addAll(listing.get().text());
      } else if (trial.matches()) {
        lines.add(KINDS.getOrDefault(trial.group(2), "It was asked with " + trial.group(2) + "."));
      } else {
        lines.addAll(InterleavingText.wrap(line, InterleavingText.WIDTH));
        String indent = " ".repeat(line.length() - line.stripLeading().length() + 4);
        own.lineNamedIn(line)
            .or(() -> checks.lineNamedIn(line))
            .ifPresent(
                code -> lines.add(InterleavingText.cut(indent + code, InterleavingText.WIDTH)));
      }
    }
    if (check.question() == Question.RACE) {
      CheckListing.ofRace(check.name(), checks).ifPresent(race -> lines.addAll(race.text()));
    }
    return lines;
  }

  /// {@return with which of its arguments a check was asked, from 1 on; empty if it has none}
  public OptionalInt trial() {
    return brief
        .lines()
        .map(TRIAL::matcher)
        .filter(Matcher::matches)
        .mapToInt(trial -> Integer.parseInt(trial.group(1)))
        .findFirst();
  }
}
