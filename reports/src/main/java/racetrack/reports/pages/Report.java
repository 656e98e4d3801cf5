// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Subject;
import racetrack.reports.charts.ScalingFigure;
import racetrack.reports.host.HostCard;
import racetrack.reports.pages.Page.Chart;
import racetrack.reports.pages.Page.Footer;
import racetrack.reports.pages.Page.PatternLine;
import racetrack.reports.pages.Tutorials.Drawn;
import racetrack.reports.results.Measurement;
import racetrack.reports.results.ResultsFolder;
import racetrack.reports.results.Verdicts;

/// Writes the report: an index, a page for each pattern, and pages for the host, the tutorials'
/// questions, the CERT rules and the conformance sheet.
public final class Report {

  /// The style sheet is ours; the rest is Prism, which the build takes from its web jar.
  private static final List<String> ASSETS =
      List.of(
          "report.css",
          "prism-core.min.js",
          "prism-clike.min.js",
          "prism-java.min.js",
          "prism-LICENSE.txt");

  private final ResultsFolder results;
  private final Path output;
  private final Instant now;
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          Report.class.getClassLoader(),
          "racetrack.reports.pages.templates");

  private Report(ResultsFolder results, Path output, Instant now) {
    this.results = results;
    this.output = output;
    this.now = now;
  }

  /// Writes the report on whatever results there are.
  ///
  /// @param results the folder of results; anything in it may be missing
  /// @param output the folder to write to; files of an earlier report are replaced
  /// @return the path of the first page
  /// @throws racetrack.reports.results.BadResultsException if a result cannot be read
  /// @throws UncheckedIOException if the report cannot be written
  public static Path write(Path results, Path output) {
    try {
      return new Report(new ResultsFolder(results), output, Instant.now()).write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path write() throws IOException {
    Optional<Verdicts> verdicts = results.verdicts();
    Optional<BenchmarkRun> run = results.benchmarksMeta().map(BenchmarkRun::new);
    Optional<HostCard> host = results.host();
    List<Measurement> measurements = results.measurements();
    Path charts = Files.createDirectories(output.resolve("charts"));
    copyAssets();

    VerdictBook book = new VerdictBook(verdicts.map(Verdicts::verdicts).orElse(List.of()));
    PatternPages patterns =
        new PatternPages(book, run, new MemoryTable(measurements, results.layouts()));
    Integer processors = host.map(HostCard::availableProcessors).orElse(null);
    Charts chartWriter = new Charts(charts, processors);
    Footer footer = footer(verdicts, run, !measurements.isEmpty());
    List<PatternLine> lines = new ArrayList<>();
    List<Drawn> measured = new ArrayList<>();
    Catalogue catalogue = Catalogue.load();
    for (Entry entry : catalogue.entries()) {
      List<ScalingFigure> figures = figures(entry, measurements);
      List<Chart> drawn = chartWriter.write(entry, figures);
      measured.add(new Drawn(entry, figures, drawn));
      render("pattern", entry.key(), patterns.page(entry, figures, drawn), footer);
      lines.add(
          new PatternLine(
              entry.key(),
              entry.title(),
              PatternPages.card(entry),
              book.matrix(entry),
              drawn.size()));
    }
    render(
        "conformance",
        "conformance",
        new Page.Sheet(new ConformanceSheet(results.conformance()).sections()),
        footer);
    render("tutorials", "tutorials", new Tutorials(measured, processors).page(), footer);
    render("rules", "rules", new Page.Rules(RuleTable.rules(catalogue, book)), footer);
    render(
        "host",
        "host",
        new Page.Host(
            host.map(HostCard::lines).orElse(Map.of()),
            run.map(BenchmarkRun::lines).orElse(Map.of())),
        footer);
    render(
        "index",
        "index",
        new Page.Index(lines, PatternPages.questions(), about(verdicts, host)),
        footer);
    return output.resolve("index.html");
  }

  private void render(String template, String name, Page page, Footer footer) throws IOException {
    Utf8ByteOutput html = new Utf8ByteOutput();
    templates.render(template + ".jte", Map.of("page", page, "footer", footer), html);
    try (OutputStream file = Files.newOutputStream(output.resolve(name + ".html"))) {
      html.writeTo(file);
    }
  }

  /// Twins are measured by nobody: how fast a wrong answer comes says nothing.
  private static List<ScalingFigure> figures(Entry entry, List<Measurement> measurements) {
    List<String> broken = entry.broken().stream().map(Subject::name).toList();
    return ScalingFigure.of(
        measurements.stream()
            .filter(measurement -> measurement.key().equals(entry.key()))
            .filter(measurement ->
                measurement.subject() == null || !broken.contains(measurement.subject()))
            .toList(),
        entry.sound().stream().map(Subject::name).toList());
  }

  private Footer footer(Optional<Verdicts> verdicts, Optional<BenchmarkRun> run, boolean measured) {
    String asked =
        verdicts
            .map(v -> "The verdicts were given " + when(v.asked()))
            .orElse("The questions were not asked: no verdicts were found.");
    String benchmarks =
        measured
            ? run.flatMap(BenchmarkRun::time)
                .map(time -> "The measurements were made " + when(time))
                .orElse("When the measurements were made is not recorded.")
            : "Nothing was measured: no benchmarks were found.";
    return new Footer(asked, benchmarks, Words.time(now));
  }

  private String when(Instant then) {
    return Words.time(then) + ", " + Words.age(then, now) + " this report was written.";
  }

  private static Map<String, String> about(Optional<Verdicts> verdicts, Optional<HostCard> host) {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("Commit", verdicts.map(Verdicts::commit).orElse("unknown"));
    verdicts.ifPresent(v -> about.put("Gate", "%.0f seconds".formatted(v.seconds())));
    Map<String, String> card = host.map(HostCard::lines).orElse(Map.of());
    for (String label : List.of("CPU", "Hardware threads", "Operating system", "JDK")) {
      about.put(label, card.getOrDefault(label, "unknown"));
    }
    return about;
  }

  private void copyAssets() throws IOException {
    Path assets = Files.createDirectories(output.resolve("assets"));
    for (String name : ASSETS) {
      try (InputStream asset =
          Objects.requireNonNull(Report.class.getResourceAsStream("assets/" + name), name)) {
        Files.copy(asset, assets.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
