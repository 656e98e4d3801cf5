// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Subject;
import racetrack.conformance.Conformance;
import racetrack.reports.charts.LatencyFigure;
import racetrack.reports.charts.ScalingFigure;
import racetrack.reports.host.HostCard;
import racetrack.reports.results.Certificate;
import racetrack.reports.results.GridMeasurement;
import racetrack.reports.results.LabCertificate;
import racetrack.reports.results.Measurement;
import racetrack.reports.results.PromisesAsked;
import racetrack.reports.results.ResultsFolder;
import racetrack.reports.results.Verdicts;
import racetrack.reports.submitted.SubmittedClass;
import racetrack.reports.submitted.SubmittedFolder;
import racetrack.runners.DeepRun;
import racetrack.runners.Layout;
import racetrack.statistics.Scatter;

/// All that is in a folder of results, and what follows from it without a page.
///
/// @param name the name of the folder
/// @param verdicts what the gate decided
/// @param deep what the deep tier has found
/// @param certificates what became of the mutants
/// @param labs how the programs of the labs were graded
/// @param run what the benchmarks' runner says of its run
/// @param host the host
/// @param measurements what was measured over the workers
/// @param latencies what was measured of single operations
/// @param layouts how objects lie in memory
/// @param grid what was measured of other hosts
/// @param conformance the conformance sheet
/// @param submitted what is known of classes from outside, by pattern
/// @param scatter how far the forks of the run scatter
record Results(
    String name,
    Optional<Verdicts> verdicts,
    Optional<DeepRun> deep,
    List<Certificate> certificates,
    List<LabCertificate> labs,
    Optional<BenchmarkRun> run,
    Optional<HostCard> host,
    List<Measurement> measurements,
    List<Measurement> latencies,
    List<Layout> layouts,
    Optional<GridMeasurement> grid,
    List<Conformance> conformance,
    Map<String, List<SubmittedClass>> submitted,
    Scatter scatter) {

  /// Reads a folder.
  ///
  /// @param path where it is; anything in it may be missing
  /// @param submitted what is known of classes from outside
  /// @throws racetrack.reports.results.BadResultsException if a result cannot be read
  static Results of(Path path, SubmittedFolder submitted) {
    ResultsFolder folder = new ResultsFolder(path);
    Map<String, List<SubmittedClass>> classes = new HashMap<>();
    for (Entry entry : Catalogue.load().entries()) {
      classes.put(entry.key(), submitted.classes(entry.key()));
    }
    Map<Boolean, List<Measurement>> measured =
        folder.measurements().stream()
            .collect(Collectors.partitioningBy(measurement -> measurement.latency() != null));
    List<Measurement> measurements = measured.getOrDefault(false, List.of());
    return new Results(
        String.valueOf(path.toAbsolutePath().normalize().getFileName()),
        folder.verdicts(),
        folder.deep(),
        folder.certificates(),
        folder.labCertificates(),
        folder.benchmarksMeta().map(BenchmarkRun::new),
        folder.host(),
        measurements,
        measured.getOrDefault(true, List.of()),
        folder.layouts(),
        folder.grid(),
        folder.conformance(),
        classes,
        Scatter.of(measurements.stream().map(Measurement::forks).toList()));
  }

  /// {@return which commits were judged and measured; empty if no file says so}
  Optional<String> commit() {
    Optional<String> judged = verdicts.map(Verdicts::commit);
    Optional<String> measured = run.flatMap(BenchmarkRun::commit);
    return judged.isPresent() && measured.isPresent() && !judged.equals(measured)
        ? Optional.of("%s judged, %s measured".formatted(judged.get(), measured.get()))
        : judged.or(() -> measured);
  }

  VerdictBook book() {
    return new VerdictBook(verdicts.map(Verdicts::verdicts).orElse(List.of()));
  }

  ConformanceSheet conformanceSheet() {
    return new ConformanceSheet(conformance, new PromisesAsked(book().verdicts()));
  }

  MemoryTable memory() {
    return new MemoryTable(measurements, layouts);
  }

  /// {@return what was measured of a pattern} Twins are measured by nobody: how fast a wrong answer
  /// comes says nothing.
  ///
  /// @param entry the pattern
  List<ScalingFigure> figures(Entry entry) {
    return ScalingFigure.of(ofSound(entry, measurements), sound(entry), scatter);
  }

  /// {@return how long single operations of a pattern take}
  ///
  /// @param entry the pattern
  List<LatencyFigure> latencyFigures(Entry entry) {
    return LatencyFigure.of(
        ofSound(entry, latencies), sound(entry), LatencyFigure.scatter(latencies));
  }

  private static List<Measurement> ofSound(Entry entry, List<Measurement> measurements) {
    List<String> broken = entry.broken().stream().map(Subject::name).toList();
    return measurements.stream()
        .filter(measurement -> measurement.key().equals(entry.key()))
        .filter(
            measurement -> measurement.subject() == null || !broken.contains(measurement.subject()))
        .toList();
  }

  private static List<String> sound(Entry entry) {
    return entry.sound().stream().map(Subject::name).toList();
  }

  /// {@return what is not there, in sentences that say where it would come from}
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    say(missing, verdicts.isEmpty(), "There are no verdicts: `mvn verify` gives them.");
    say(
        missing,
        measurements.isEmpty(),
        "Nothing was measured: `mvn verify -Pbench` or `racetrack bench` measures.");
    say(
        missing,
        !measurements.isEmpty() && run.isEmpty(),
        "Nothing is recorded of the run of the benchmarks: benchmarks.meta.json is not there.");
    say(
        missing,
        host.isEmpty(),
        "The host was not recorded: `racetrack doctor` shows it, and each run records it.");
    say(
        missing,
        conformance.isEmpty(),
        "The conformance sheet was not filled in: `mvn verify` does it.");
    say(missing, certificates.isEmpty(), "No mutants were asked: `racetrack certify` does it.");
    say(
        missing,
        deep.isEmpty(),
        "The deep tier of the races was not run: `racetrack race --preset deep` runs it.");
    return missing;
  }

  private static void say(List<String> missing, boolean isMissing, String sentence) {
    if (isMissing) {
      missing.add(sentence);
    }
  }
}
