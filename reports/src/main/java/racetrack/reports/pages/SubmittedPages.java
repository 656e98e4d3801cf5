// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Promises;
import racetrack.catalogue.Subject;
import racetrack.reports.charts.LatencyFigure;
import racetrack.reports.charts.ScalingFigure;
import racetrack.reports.check.Origin;
import racetrack.reports.check.Part;
import racetrack.reports.check.Word;
import racetrack.reports.pages.ClassPage.BrokenCheck;
import racetrack.reports.pages.ClassPage.Checked;
import racetrack.reports.pages.ClassPage.Line;
import racetrack.reports.pages.ClassPage.Measured;
import racetrack.reports.pages.ClassPage.QuestionRow;
import racetrack.reports.pages.Page.AskedPromise;
import racetrack.reports.pages.Page.Catch;
import racetrack.reports.pages.Page.Cell;
import racetrack.reports.pages.Page.OfClass;
import racetrack.reports.results.Measurement;
import racetrack.reports.submitted.BenchRecord;
import racetrack.reports.submitted.CheckRecord;
import racetrack.reports.submitted.SubmittedClass;
import racetrack.statistics.Scatter;

/// Gathers what the pages of classes from outside show.
///
/// All that such a class says of itself is text: the templates escape it.
final class SubmittedPages {

  private static final int LONGEST_NAME = 80;

  private final Path folder;
  private final boolean pictures;
  private final Set<String> names = new HashSet<>();

  /// Prepares to gather.
  ///
  /// @param folder where the charts go; it exists
  /// @param pictures whether to draw them
  SubmittedPages(Path folder, boolean pictures) {
    this.folder = folder;
    this.pictures = pictures;
  }

  /// A page, and the line that leads to it.
  ///
  /// @param name the name of the page's file, without ending
  /// @param line the line
  /// @param page the page
  record Named(String name, Line line, OfClass page) {}

  Named page(Entry entry, SubmittedClass known) throws IOException {
    Origin origin = known.origin();
    String label = label(entry, origin);
    String name = unused(entry.key() + "." + label);
    Optional<Checked> checked = known.check().map(record -> checked(entry, record));
    Measured measured =
        known.bench().isPresent() ? measured(entry, known.bench().get(), name, label) : null;
    OfClass page =
        new OfClass(
            entry.key(),
            entry.title(),
            label,
            origin.type(),
            origin.files(),
            known.isOfTwoVersions(),
            checked.orElse(null),
            measured);
    Cell word =
        known
            .check()
            .map(record -> cell(record.word()))
            .orElse(new Cell("none", "not checked", ""));
    return new Named(
        name, new Line("submitted/" + name + ".html", label, origin.type(), word), page);
  }

  /// The simple name, unless a subject of the kit's has it.
  private static String label(Entry entry, Origin origin) {
    boolean taken =
        Arrays.stream(entry.pattern().subjects().getEnumConstants())
            .map(Subject::name)
            .anyMatch(origin.simpleName()::equals);
    return taken ? origin.type() : origin.simpleName();
  }

  private String unused(String wanted) {
    String name = wanted.replaceAll("[^\\w.-]+", "-");
    return Charts.unused(name.substring(0, Math.min(LONGEST_NAME, name.length())), names);
  }

  private static Cell cell(Word word) {
    String style =
        switch (word) {
          case HELD -> "passed";
          case BROKEN -> "failed";
          case NOT_DECIDED -> "not-asked";
        };
    return new Cell(style, word.toString(), "");
  }

  private static Checked checked(Entry entry, CheckRecord record) {
    return new Checked(
        cell(record.word()),
        "%s, in %s, on %s"
            .formatted(
                Words.time(record.asked()),
                Words.count(Math.round(record.seconds()), "second"),
                host(record.host().model())),
        record.parts().stream().map(SubmittedPages::row).toList(),
        record.parts().stream().flatMap(part -> part.alarms().stream()).toList(),
        planted(record),
        record.parts().stream()
            .flatMap(part -> part.broken().stream())
            .map(answer -> broken(entry, record.origin(), answer))
            .toList());
  }

  private static String host(@Nullable String model) {
    return model == null ? "an unknown CPU" : model;
  }

  private static QuestionRow row(Part part) {
    return new QuestionRow(
        part.question().name().charAt(0)
            + part.question().name().substring(1).toLowerCase(Locale.ROOT),
        cell(part.word()),
        part.sentence(),
        part.planted() == 0 ? "none" : "%d of %d".formatted(part.caught(), part.planted()));
  }

  private static String planted(CheckRecord record) {
    return record.planted() == 0
        ? "No error was planted: no twin of the pattern breaks there."
        : "%d of %d planted errors were caught.".formatted(record.caught(), record.planted());
  }

  private static BrokenCheck broken(Entry entry, Origin origin, Answer answer) {
    List<AskedPromise> promises =
        Promises.of(entry).stream()
            .filter(promise -> answer.promises().contains(promise.number()))
            .map(promise ->
                new AskedPromise(promise.id(), promise.key(), Markdown.inline(promise.words())))
            .toList();
    return new BrokenCheck(promises, caught(origin, answer), RaceTable.outcomes(answer));
  }

  private static Catch caught(Origin origin, Answer answer) {
    Catch known = PatternPages.caught(answer, cell(Word.BROKEN));
    List<String> files = origin.files().stream().map(Origin.File::name).toList();
    return new Catch(
        known.check(),
        known.cell(),
        known.interleaving(),
        known.evidence(),
        Playbacks.ofOthers(files, known.evidence()));
  }

  private Measured measured(Entry entry, BenchRecord record, String name, String label)
      throws IOException {
    List<Measurement> measurements =
        record.measurements().stream()
            .filter(measurement -> measurement.key().equals(entry.key()))
            .map(measurement ->
                record.origin().type().equals(measurement.subject())
                    ? measurement.of(label)
                    : measurement)
            .toList();
    List<String> order =
        Stream.concat(entry.sound().stream().map(Subject::name), Stream.of(label)).toList();
    Scatter scatter =
        Scatter.of(
            measurements.stream()
                .filter(measurement -> measurement.latency() == null)
                .map(Measurement::forks)
                .toList());
    List<ScalingFigure> figures =
        ScalingFigure.of(measurements, order, scatter).stream()
            .map(figure -> figure.highlighting(label))
            .toList();
    Charts charts = new Charts(folder, record.host().availableProcessors(), pictures);
    BenchmarkRun run = new BenchmarkRun(record.run());
    return new Measured(
        "%s, on %s".formatted(Words.time(run.time()), host(record.host().model())),
        own(label, figures),
        run.noise(),
        charts.write(entry, name, figures),
        new LatencyCharts(folder, pictures)
            .write(
                entry,
                name,
                LatencyFigure.of(measurements, order, LatencyFigure.scatter(measurements))),
        run.missing(entry.key()));
  }

  private static String own(String label, List<ScalingFigure> figures) {
    boolean drawn =
        figures.stream()
            .flatMap(figure -> figure.curves().stream())
            .anyMatch(curve -> curve.name().equals(label));
    return drawn
        ? label + " is the thick line."
        : label + " is in no chart; “Not measured” below says why.";
  }
}
