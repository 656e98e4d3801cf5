// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.certificate;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Question;
import racetrack.reports.check.BadSubmissionException;
import racetrack.reports.check.Door;
import racetrack.reports.check.Result;
import racetrack.reports.check.Word;
import racetrack.reports.launch.Kit;

/// Lets the programs of a lab in by the door, one after the other.
///
/// A wrong program is asked question by question until one breaks it; a right one is asked all.
///
/// @param kit the kit
/// @param questions what to ask
/// @param budget how long one program may be asked
/// @param progress where to tell of each program
public record LabCertification(
    Kit kit, Set<Question> questions, Duration budget, PrintWriter progress) {

  /// Asks the programs of a lab once.
  ///
  /// @param entry the lab's pattern
  /// @param programs its programs
  /// @return what each came to
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  public List<LabCertificate.Row> ask(Entry entry, List<Program> programs)
      throws InterruptedException {
    List<LabCertificate.Row> rows = new ArrayList<>();
    for (Program program : programs) {
      long start = System.nanoTime();
      LabCertificate.Row row = ask(entry, program);
      rows.add(row);
      progress.printf(
          "%s %s/%s: %s in %.0f s%s%n",
          entry.key(),
          program.group().folder(),
          program.name(),
          row.outcome(),
          (System.nanoTime() - start) / 1e9,
          row.isGood() ? "" : " — " + row.why());
      progress.flush();
    }
    return rows;
  }

  private LabCertificate.Row ask(Entry entry, Program program) throws InterruptedException {
    Path folder = folder();
    try {
      Path file = Files.writeString(folder.resolve(program.name() + ".java"), program.text());
      return program.group() == Group.RIGHT
          ? row(program, List.of(ask(entry, file, questions)))
          : untilBroken(entry, program, file);
    } catch (BadSubmissionException e) {
      return LabCertificate.Row.refused(program, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(folder);
    }
  }

  private LabCertificate.Row untilBroken(Entry entry, Program program, Path file)
      throws InterruptedException {
    List<Result> results = new ArrayList<>();
    for (Question question : Question.values()) {
      if (questions.contains(question) && !entry.lacks(question)) {
        Result result = ask(entry, file, EnumSet.of(question));
        results.add(result);
        if (result.word() == Word.BROKEN) {
          break;
        }
      }
    }
    return row(program, results);
  }

  private Result ask(Entry entry, Path file, Set<Question> some) throws InterruptedException {
    PrintWriter silent = new PrintWriter(Writer.nullWriter());
    return new Door(kit, entry, some, budget, silent)
        .ask(List.of(file), Optional.empty(), List.of())
        .result();
  }

  private static LabCertificate.Row row(Program program, List<Result> results) {
    Word word =
        results.stream()
            .map(Result::word)
            .min(Word::compareTo)
            .orElseThrow(() -> new IllegalStateException("Nothing was asked."));
    return LabCertificate.Row.of(
        program,
        word,
        results.stream()
            .filter(result -> result.word() == word)
            .flatMap(result -> why(result).stream())
            .findFirst()
            .orElse(""));
  }

  /// The first check that broke, or why nothing is decided.
  private static Optional<String> why(Result result) {
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
      case HELD -> Optional.of("No promise was seen broken.");
    };
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("racetrack-certify");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
