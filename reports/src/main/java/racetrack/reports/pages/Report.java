// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Conformance;
import racetrack.catalogue.DeepRun;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Subject;
import racetrack.catalogue.WholeFile;
import racetrack.reports.charts.ChartFiles;
import racetrack.reports.charts.ScalingFigure;
import racetrack.reports.host.HostCard;
import racetrack.reports.pages.Page.Chart;
import racetrack.reports.pages.Page.Footer;
import racetrack.reports.pages.Page.PatternLine;
import racetrack.reports.pages.Tutorials.Drawn;
import racetrack.reports.results.Certificate;
import racetrack.reports.results.GridMeasurement;
import racetrack.reports.results.Layout;
import racetrack.reports.results.Measurement;
import racetrack.reports.results.PromisesAsked;
import racetrack.reports.results.ResultsFolder;
import racetrack.reports.results.Verdicts;
import racetrack.reports.submitted.SubmittedClass;
import racetrack.reports.submitted.SubmittedFolder;
import racetrack.statistics.Reach;
import racetrack.statistics.Scatter;

/// Writes the report: an index, a page for each pattern, and pages for the host, the tutorials'
/// questions, the mutants, the CERT rules and the conformance sheet.
public final class Report {

  private static final Path FIRST_PAGE = Path.of("index.html");

  /// The pages of classes from outside, with their charts.
  private static final String SUBMITTED = "submitted";

  /// The style sheet is ours; the rest is Prism, which the build takes from its web jar.
  private static final List<String> ASSETS =
      List.of(
          "report.css",
          "prism-core.min.js",
          "prism-clike.min.js",
          "prism-java.min.js",
          "prism-LICENSE.txt");

  private final Path folder;
  private final Instant now;
  private final boolean pictures = ChartFiles.canDraw();
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          Report.class.getClassLoader(),
          "racetrack.reports.pages.templates");

  private Report(Path folder, Instant now) {
    this.folder = folder;
    this.now = now;
  }

  /// Writes the report on whatever results there are. Where there is no font, it has no pictures.
  ///
  /// It is written to a folder of its own inside the output first. So when results are bad or the
  /// disk is full, an earlier report is as it was.
  ///
  /// @param results the folder of results; anything in it may be missing
  /// @param submitted what is known of classes from outside
  /// @param output the folder to write to; files of an earlier report are replaced
  /// @return the path of the first page
  /// @throws racetrack.reports.results.BadResultsException if a result cannot be read
  /// @throws UncheckedIOException if the report cannot be written
  public static Path write(Path results, SubmittedFolder submitted, Path output) {
    Results read = Results.of(new ResultsFolder(results), submitted);
    try {
      WholeFile.tryOut(output);
      Path unfinished = Files.createTempDirectory(output, ".new-");
      try {
        new Report(unfinished, Instant.now()).write(read);
        moveAll(unfinished, output);
      } catch (FileSystemException e) {
        throw inPlace(e, unfinished, output);
      } finally {
        delete(unfinished);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return output.resolve(FIRST_PAGE);
  }

  /// Moves the first page last: it leads to the others. Pages of classes that it does not lead to
  /// any more are deleted: they may be somebody else's.
  private static void moveAll(Path from, Path to) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(from)) {
      all.filter(Files::isRegularFile).map(from::relativize).forEach(files::add);
    }
    files.sort(Comparator.comparing(file -> file.equals(FIRST_PAGE)));
    for (Path file : files) {
      Path target = to.resolve(file);
      Files.createDirectories(target.getParent());
      Files.move(
          from.resolve(file),
          target,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
    deleteOthers(to.resolve(SUBMITTED), to, files);
  }

  private static void deleteOthers(Path folder, Path output, List<Path> files) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          if (!files.contains(output.relativize(file))) {
            Files.delete(file);
          }
        }
      }
    }
  }

  /// Names the file where a person would look for it.
  private static FileSystemException inPlace(FileSystemException e, Path unfinished, Path output) {
    Path file = Path.of(e.getFile());
    return file.startsWith(unfinished)
        ? new FileSystemException(
            output.resolve(unfinished.relativize(file)).toString(), null, e.getReason())
        : e;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  /// All that is in a folder of results.
  private record Results(
      Optional<Verdicts> verdicts,
      Optional<DeepRun> deep,
      List<Certificate> certificates,
      Optional<BenchmarkRun> run,
      Optional<HostCard> host,
      List<Measurement> measurements,
      List<Layout> layouts,
      List<Conformance> conformance,
      Optional<GridMeasurement> grid,
      Map<String, List<SubmittedClass>> submitted) {

    static Results of(ResultsFolder folder, SubmittedFolder submitted) {
      Map<String, List<SubmittedClass>> classes = new HashMap<>();
      for (Entry entry : Catalogue.load().entries()) {
        classes.put(entry.key(), submitted.classes(entry.key()));
      }
      return new Results(
          folder.verdicts(),
          folder.deep(),
          folder.certificates(),
          folder.benchmarksMeta().map(BenchmarkRun::new),
          folder.host(),
          folder.measurements(),
          folder.layouts(),
          folder.conformance(),
          folder.grid(),
          classes);
    }
  }

  private void write(Results results) throws IOException {
    copyAssets();
    VerdictBook book = new VerdictBook(results.verdicts.map(Verdicts::verdicts).orElse(List.of()));
    PatternPages patterns =
        new PatternPages(
            book,
            results.deep,
            results.run,
            new MemoryTable(results.measurements, results.layouts));
    Integer processors = results.host.map(HostCard::availableProcessors).orElse(null);
    Charts charts =
        new Charts(Files.createDirectories(folder.resolve("charts")), processors, pictures);
    Footer footer = footer(results);
    SubmittedPages submitted =
        new SubmittedPages(
            Files.createDirectories(folder.resolve(SUBMITTED).resolve("charts")), pictures);
    List<ClassPage.Line> classes = new ArrayList<>();
    List<PatternLine> lines = new ArrayList<>();
    List<Drawn> measured = new ArrayList<>();
    Scatter scatter = Scatter.of(results.measurements.stream().map(Measurement::forks).toList());
    Catalogue catalogue = Catalogue.load();
    for (Entry entry : catalogue.entries()) {
      List<ScalingFigure> figures = figures(entry, results.measurements, scatter);
      List<Chart> drawn = charts.write(entry, figures);
      measured.add(new Drawn(entry, figures, drawn));
      List<ClassPage.Line> ofPattern = new ArrayList<>();
      for (SubmittedClass known : results.submitted.getOrDefault(entry.key(), List.of())) {
        SubmittedPages.Named named = submitted.page(entry, known);
        render("submitted", SUBMITTED + "/" + named.name(), named.page(), footer);
        ofPattern.add(named.line());
      }
      classes.addAll(ofPattern);
      render("pattern", entry.key(), patterns.page(entry, figures, drawn, ofPattern), footer);
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
        new Page.Sheet(
            new ConformanceSheet(results.conformance, new PromisesAsked(book.verdicts()))
                .sections()),
        footer);
    render(
        "tutorials", "tutorials", new Tutorials(measured, processors).page(results.grid), footer);
    render("certify", "certify", MutantTable.page(results.certificates), footer);
    render("rules", "rules", new Page.Rules(RuleTable.rules(catalogue, book)), footer);
    render(
        "host",
        "host",
        new Page.Host(
            results.host.map(HostCard::lines).orElse(Map.of()),
            results.run.map(BenchmarkRun::lines).orElse(Map.of())),
        footer);
    render(
        "index",
        "index",
        new Page.Index(lines, classes, PatternPages.questions(), about(results, scatter)),
        footer);
  }

  private void render(String template, String name, Page page, Footer footer) throws IOException {
    Utf8ByteOutput html = new Utf8ByteOutput();
    templates.render(template + ".jte", Map.of("page", page, "footer", footer), html);
    WholeFile.write(folder.resolve(name + ".html"), html.toByteArray());
  }

  /// Twins are measured by nobody: how fast a wrong answer comes says nothing.
  private static List<ScalingFigure> figures(
      Entry entry, List<Measurement> measurements, Scatter scatter) {
    List<String> broken = entry.broken().stream().map(Subject::name).toList();
    return ScalingFigure.of(
        measurements.stream()
            .filter(measurement -> measurement.key().equals(entry.key()))
            .filter(measurement ->
                measurement.subject() == null || !broken.contains(measurement.subject()))
            .toList(),
        entry.sound().stream().map(Subject::name).toList(),
        scatter);
  }

  private Footer footer(Results results) {
    String asked =
        results
            .verdicts
            .map(v -> "The verdicts were given " + when(v.asked()))
            .orElse("The questions were not asked: no verdicts were found.");
    String benchmarks =
        results.measurements.isEmpty()
            ? "Nothing was measured: no benchmarks were found."
            : results
                .run
                .flatMap(BenchmarkRun::time)
                .map(time -> "The measurements were made " + when(time))
                .orElse("When the measurements were made is not recorded.");
    return new Footer(
        results.run.map(BenchmarkRun::noise).orElse(""),
        asked,
        benchmarks,
        pictures ? "" : "This report has no pictures. " + ChartFiles.NO_FONT,
        Words.time(now));
  }

  private String when(Instant then) {
    return Words.time(then) + ", " + Words.age(then, now) + " this report was written.";
  }

  private static Map<String, String> about(Results results, Scatter scatter) {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("Commit", results.verdicts.map(Verdicts::commit).orElse("unknown"));
    results.verdicts.ifPresent(
        v -> about.put("Gate", Words.count(Math.round(v.seconds()), "second")));
    if (!results.measurements.isEmpty()) {
      Reach reach =
          Reach.of(
              results.measurements.stream()
                  .map(Measurement::forks)
                  .filter(forks -> !forks.isEmpty())
                  .map(scatter::estimate)
                  .toList());
      about.put("Charts", reach.toString());
    }
    Map<String, String> card = results.host.map(HostCard::lines).orElse(Map.of());
    for (String label : List.of("CPU", "Hardware threads", "Operating system", "JDK")) {
      about.put(label, card.getOrDefault(label, "unknown"));
    }
    return about;
  }

  private void copyAssets() throws IOException {
    Path assets = Files.createDirectories(folder.resolve("assets"));
    for (String name : ASSETS) {
      try (InputStream asset =
          Objects.requireNonNull(Report.class.getResourceAsStream("assets/" + name), name)) {
        WholeFile.write(assets.resolve(name), asset.readAllBytes());
      }
    }
  }
}
