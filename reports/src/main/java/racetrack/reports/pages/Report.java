// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.programs.WholeFile;
import racetrack.reports.charts.ChartFiles;
import racetrack.reports.charts.LatencyFigure;
import racetrack.reports.charts.ScalingFigure;
import racetrack.reports.host.HostCard;
import racetrack.reports.pages.Page.Footer;
import racetrack.reports.pages.Tutorials.Drawn;
import racetrack.reports.results.Measurement;
import racetrack.reports.results.ResultFile;
import racetrack.reports.submitted.SubmittedClass;
import racetrack.reports.submitted.SubmittedFolder;
import racetrack.statistics.Reach;

/// Writes the report: an index, a page for each pattern, pages for runs, hosts, the deep tier, the
/// tutorials' questions, the mutants, the CERT rules and the conformance sheet, and the same for
/// other tools as `summary.json`.
public final class Report {

  /// The summary of the run that this one is compared with, beside the summary of this one.
  private static final String BEFORE = "summary.before.json";

  /// What is not Prism or uPlot, which the build takes from their web jars, is ours.
  private static final List<String> ASSETS =
      List.of(
          "report.css",
          "index.js",
          "play.css",
          "play.js",
          "board.css",
          "board.js",
          "prism-core.min.js",
          "prism-clike.min.js",
          "prism-java.min.js",
          "prism-LICENSE.txt",
          "chart.js",
          "uPlot.iife.min.js",
          "uPlot.min.css",
          "uPlot-LICENSE.txt");

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
  /// @param results the folder of results; anything in it may be missing
  /// @param submitted what is known of classes from outside
  /// @param output the folder to write to; files of an earlier report are replaced
  /// @return the path of the first page
  /// @throws racetrack.reports.results.BadResultsException if a result cannot be read
  /// @throws UncheckedIOException if the report cannot be written
  public static Path write(Path results, SubmittedFolder submitted, Path output) {
    return write(List.of(results), submitted, output);
  }

  /// Writes the report on the results of several hosts: all of the first, and the curves of the
  /// others beside its own.
  ///
  /// @param results the folders of results, at least one; anything in them may be missing
  /// @param submitted what is known of classes from outside
  /// @param output the folder to write to; files of an earlier report are replaced
  /// @return the path of the first page
  /// @throws racetrack.reports.results.BadResultsException if a result cannot be read
  /// @throws UncheckedIOException if the report cannot be written
  public static Path write(List<Path> results, SubmittedFolder submitted, Path output) {
    List<Results> read = results.stream().map(path -> Results.of(path, submitted)).toList();
    List<Summary> earlier = new ArrayList<>();
    for (String name : List.of(Summary.FILE, BEFORE)) {
      earlier(output.resolve(name)).ifPresent(earlier::add);
    }
    try {
      return new ReportFolder(output)
          .replace(unfinished -> new Report(unfinished, Instant.now()).write(read, earlier));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What an earlier report has written there; a summary of another version cannot be compared.
  private static Optional<Summary> earlier(Path file) {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    ResultFile summary =
        new ResultFile(file, "is not the summary of a report", "write the report elsewhere");
    return summary.read(stream -> ResultFile.JSON.readTree(stream)).path("version").asInt(0)
            == Summary.VERSION
        ? Optional.of(summary.read(stream -> ResultFile.JSON.readValue(stream, Summary.class)))
        : Optional.empty();
  }

  private void write(List<Results> all, List<Summary> earlier) throws IOException {
    Results results = all.getFirst();
    copyAssets();
    Catalogue catalogue = Catalogue.load();
    Guide guide = Guide.to(catalogue);
    Footer footer = footer(results);
    List<Drawn> drawn = draw(catalogue, results);
    Integer processors = processors(results);
    Page.Tutorials tutorials = new Tutorials(drawn, processors).page(results.grid());
    Summary summary = new Summaries(results).of(drawn, tutorials, now);
    Optional<Summary> before =
        earlier.stream().filter(one -> !Since.isSame(one, summary)).findFirst();
    List<ClassPage.Line> classes = patternPages(results, guide, drawn, footer);
    render("conformance", new Page.Sheet(results.conformanceSheet().sections()), footer);
    render("tutorials", tutorials, footer);
    render("certify", MutantTable.page(results.certificates()), footer);
    render("labs", new Page.Labs(results.labs()), footer);
    render("rules", new Page.Rules(RuleTable.rules(catalogue, results.book())), footer);
    render(Glossary.PAGE, new Page.Words(Glossary.sections()), footer);
    render("deep", DeepPage.of(results.deep()), footer);
    Overview.Since since = Since.of(before, summary);
    render("runs", new Page.Runs(since, sideBySide(catalogue, all)), footer);
    render(
        "host",
        new Page.Host(
            results.host().map(HostCard::lines).orElse(Map.of()),
            results.run().map(BenchmarkRun::card).orElse(Map.of())),
        footer);
    write(Summary.FILE, ResultFile.COMPACT.writeValueAsBytes(summary));
    if (before.isPresent()) {
      write(BEFORE, ResultFile.COMPACT.writeValueAsBytes(before.get()));
    }
    write("assets/search.js", SearchIndex.script(summary));
    render("index", index(guide, results, drawn, since, classes), footer);
  }

  private static HostsPage sideBySide(Catalogue catalogue, List<Results> all) {
    return new Hosts(catalogue, all).page();
  }

  /// Draws with all processors: most of the time goes into pictures. The names of the files of two
  /// patterns begin differently, so each pattern may choose its own.
  private List<Drawn> draw(Catalogue catalogue, Results results) throws IOException {
    Path charts = Files.createDirectories(folder.resolve("charts"));
    List<Callable<Drawn>> tasks = new ArrayList<>();
    catalogue.entries().forEach(entry -> tasks.add(() -> draw(entry, results, charts)));
    return AllProcessors.run(tasks);
  }

  private Drawn draw(Entry entry, Results results, Path charts) throws IOException {
    List<ScalingFigure> figures = results.figures(entry);
    List<LatencyFigure> timed = results.latencyFigures(entry);
    return new Drawn(
        entry,
        figures,
        new Charts(charts, processors(results), pictures).write(entry, figures),
        timed,
        new LatencyCharts(charts, pictures).write(entry, entry.key(), timed));
  }

  private static @Nullable Integer processors(Results results) {
    return results.host().map(HostCard::availableProcessors).orElse(null);
  }

  private List<ClassPage.Line> patternPages(
      Results results, Guide guide, List<Drawn> drawn, Footer footer) throws IOException {
    PatternPages patterns = new PatternPages(results, guide, Catalogue.load());
    SubmittedPages submitted =
        new SubmittedPages(
            Files.createDirectories(folder.resolve(ReportFolder.SUBMITTED).resolve("charts")),
            pictures);
    List<ClassPage.Line> classes = new ArrayList<>();
    List<Callable<Page>> tasks = new ArrayList<>();
    for (Drawn pattern : drawn) {
      Entry entry = pattern.entry();
      List<ClassPage.Line> ofPattern = new ArrayList<>();
      for (SubmittedClass known : results.submitted().getOrDefault(entry.key(), List.of())) {
        SubmittedPages.Named named = submitted.page(entry, known);
        render("submitted", ReportFolder.SUBMITTED + "/" + named.name(), named.page(), footer);
        ofPattern.add(named.line());
      }
      classes.addAll(ofPattern);
      tasks.add(() -> write(patterns.page(pattern, ofPattern), footer));
    }
    AllProcessors.run(tasks);
    return classes;
  }

  private Page write(Page.OfPattern page, Footer footer) throws IOException {
    Picture picture = page.frame().picture();
    render("pattern", page.key(), page, footer);
    if (picture != null) {
      write("pictures/" + page.key() + ".svg", drawn(templates, picture));
    }
    return page;
  }

  private Page.Index index(
      Guide guide,
      Results results,
      List<Drawn> drawn,
      Overview.Since since,
      List<ClassPage.Line> classes) {
    Map<String, Drawn> byKey =
        drawn.stream().collect(Collectors.toMap(pattern -> pattern.entry().key(), p -> p));
    Matrix matrix =
        new Matrix(
            results.book(), Matrix.byFamily(guide.order()).stream().map(byKey::get).toList());
    return new Page.Index(
        matrix.families(),
        matrix.filters(),
        matrix.reasons(),
        RouteMap.of(guide.stages(), Catalogue.load()),
        new Decisions(byKey, processors(results)).branches(guide),
        since,
        classes,
        about(results),
        results.missing().stream().map(Markdown::inline).toList());
  }

  /// {@return a picture as a file of its own, for slides and the README}
  ///
  /// @param templates the templates
  /// @param picture the picture
  private static byte[] drawn(TemplateEngine templates, Picture picture) {
    Utf8ByteOutput svg = new Utf8ByteOutput();
    templates.render("picturefile.jte", picture, svg);
    return svg.toByteArray();
  }

  private void render(String template, Page page, Footer footer) throws IOException {
    render(template, template, page, footer);
  }

  private void render(String template, String name, Page page, Footer footer) throws IOException {
    Utf8ByteOutput html = new Utf8ByteOutput();
    templates.render(template + ".jte", Map.of("page", page, "footer", footer), html);
    write(name + ".html", html.toByteArray());
  }

  private void write(String name, byte[] content) throws IOException {
    WholeFile.write(folder.resolve(name), content);
  }

  private Footer footer(Results results) {
    String asked =
        results
            .verdicts()
            .map(v -> "The verdicts were given " + when(v.asked()))
            .orElse("The questions were not asked: no verdicts were found.");
    String benchmarks =
        results.measurements().isEmpty()
            ? "Nothing was measured: no benchmarks were found."
            : results
                .run()
                .map(BenchmarkRun::time)
                .map(time -> "The measurements were made " + when(time))
                .orElse("When the measurements were made is not recorded.");
    return new Footer(
        results.run().map(BenchmarkRun::noise).orElse(""),
        asked,
        benchmarks,
        pictures ? "" : "This report has no pictures. " + ChartFiles.NO_FONT,
        Words.time(now));
  }

  private String when(Instant then) {
    return Words.time(then) + ", " + Words.age(then, now) + " this report was written.";
  }

  private static Map<String, String> about(Results results) {
    Map<String, String> about = new LinkedHashMap<>();
    results.commit().ifPresent(commit -> about.put("Commit", commit));
    results
        .verdicts()
        .ifPresent(v -> about.put("Gate", Words.count(Math.round(v.seconds()), "second")));
    if (!results.measurements().isEmpty()) {
      Reach reach =
          Reach.of(
              results.measurements().stream()
                  .map(Measurement::forks)
                  .filter(forks -> !forks.isEmpty())
                  .map(results.scatter()::estimate)
                  .toList());
      about.put("Charts", reach.toString());
    }
    Map<String, String> card = results.host().map(HostCard::lines).orElse(Map.of());
    for (String label : List.of("CPU", "Hardware threads", "Operating system", "JDK")) {
      Optional.ofNullable(card.get(label)).ifPresent(value -> about.put(label, value));
    }
    return about;
  }

  private void copyAssets() throws IOException {
    Files.createDirectories(folder.resolve("assets"));
    Files.createDirectories(folder.resolve("pictures"));
    for (String name : ASSETS) {
      write("assets/" + name, resource("assets/" + name));
    }
    write(Summary.SCHEMA, resource(Summary.SCHEMA));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(Report.class.getResourceAsStream(name), name)) {
      return stream.readAllBytes();
    }
  }
}
