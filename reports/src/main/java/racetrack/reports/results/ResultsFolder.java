// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import static racetrack.reports.results.ResultFile.JSON;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import racetrack.conformance.Conformance;
import racetrack.programs.WholeFile;
import racetrack.reports.host.HostCard;
import racetrack.runners.BenchmarkMeta;
import racetrack.runners.DeepRun;
import racetrack.runners.Layout;
import racetrack.runners.ResultNames;
import tools.jackson.databind.JsonNode;

/// The folder that runners write their results to. Any file may be missing.
///
/// The folder can be carried to another machine and reported there.
///
/// @param path where it is
public record ResultsFolder(Path path) {

  private static final String VERDICTS = "verdicts.json";
  private static final String DEEP_FOLDER = "deep";
  private static final String DEEP = DEEP_FOLDER + "/" + ResultNames.DEEP;
  private static final String MUTANTS_FOLDER = "certify";
  private static final String HOST = "host.json";
  private static final String JMH = "JMH's own JSON (`-rf json`)";
  private static final String CONFORMANCE = "conformance.json";
  private static final String GRID = "grid.json";

  /// {@return what the gate decided last, if it was asked}
  public Optional<Verdicts> verdicts() {
    return read(VERDICTS, "the verdicts of `mvn verify`", Verdicts.class);
  }

  /// {@return the folder in which the deep tier of the races works, and goes on}
  public Path deepFolder() {
    return path.resolve(DEEP_FOLDER);
  }

  /// {@return what the deep tier of the races has found so far, if it was run}
  public Optional<DeepRun> deep() {
    return read(DEEP, "what `racetrack race --preset deep` writes", DeepRun.class);
  }

  /// {@return the folder in which mutants are asked, with a file for each pattern}
  public Path mutantsFolder() {
    return path.resolve(MUTANTS_FOLDER);
  }

  /// {@return what became of the mutants of each pattern; empty if none were asked}
  public List<Certificate> certificates() {
    return Certificate.of(MutantFile.readAll(mutantsFolder()));
  }

  /// {@return how the programs of the labs were graded; empty if no lab was certified}
  public List<LabCertificate> labCertificates() {
    return new LabCertificateFile(path).read();
  }

  /// {@return the host that the results come from, if it was recorded}
  public Optional<HostCard> host() {
    return read(HOST, "the host card of `racetrack doctor`", HostCard.class);
  }

  /// {@return what JMH measured, one [Measurement] a result; empty if nothing was measured}
  public List<Measurement> measurements() {
    Measurement.Raw[] results =
        read(ResultNames.BENCHMARKS, JMH, Measurement.Raw[].class).orElse(new Measurement.Raw[0]);
    try {
      return Measurement.listOf(results);
    } catch (IllegalArgumentException e) {
      throw file(ResultNames.BENCHMARKS, JMH).bad(String.valueOf(e.getMessage()), e);
    }
  }

  /// {@return what JMH measured, as it stands, if it is there}
  public Optional<JsonNode> benchmarks() {
    return read(ResultNames.BENCHMARKS, JMH, JsonNode.class);
  }

  /// {@return what the runner of the benchmarks says of its run, if it is there}
  public Optional<BenchmarkMeta> benchmarksMeta() {
    return read(ResultNames.BENCHMARKS_META, "what `racetrack bench` writes", BenchmarkMeta.class);
  }

  /// {@return how the subjects' objects lie in memory; empty if nothing was measured}
  public List<Layout> layouts() {
    return read(
            ResultNames.LAYOUTS, "the layouts that the benchmarks' runner writes", Layout[].class)
        .map(List::of)
        .orElse(List.of());
  }

  /// {@return what the tests found about the conformance sheet; empty if they were not run}
  public List<Conformance> conformance() {
    return read(CONFORMANCE, "the conformance sheet of `mvn verify`", Conformance[].class)
        .map(List::of)
        .orElse(List.of());
  }

  /// {@return the file of what was measured of other hosts}
  public Path gridFile() {
    return path.resolve(GRID);
  }

  /// {@return what was measured of other hosts, if anything}
  public Optional<GridMeasurement> grid() {
    return read(GRID, "what `racetrack grid measure` writes", GridMeasurement.class);
  }

  /// Writes what the gate decided, replacing earlier verdicts.
  ///
  /// @param verdicts the verdicts
  public void write(Verdicts verdicts) {
    write(VERDICTS, verdicts);
  }

  /// Writes what the tests found about the conformance sheet, replacing earlier findings.
  ///
  /// @param conformance one for each row, subject and test
  public void write(List<Conformance> conformance) {
    write(CONFORMANCE, conformance);
  }

  /// Writes the host card, replacing an earlier one.
  ///
  /// @param host the card
  public void write(HostCard host) {
    write(HOST, host);
  }

  private <T> Optional<T> read(String name, String expected, Class<T> type) {
    ResultFile file = file(name, expected);
    return Files.notExists(file.path())
        ? Optional.empty()
        : Optional.of(file.read(stream -> JSON.readValue(stream, type)));
  }

  private ResultFile file(String name, String expected) {
    return new ResultFile(path.resolve(name), "is not " + expected, "write it anew");
  }

  private void write(String name, Object value) {
    write(name, JSON.writeValueAsBytes(value));
  }

  /// Writes a file for other tools.
  ///
  /// @param name the file's name
  /// @param content what it shall hold
  public void write(String name, byte[] content) {
    try {
      WholeFile.write(path.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
