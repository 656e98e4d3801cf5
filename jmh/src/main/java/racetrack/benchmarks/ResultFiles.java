// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import racetrack.programs.WholeFile;
import racetrack.runners.BenchmarkMeta;
import racetrack.runners.Layout;
import racetrack.runners.ResultNames;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The files of a run. Each is replaced as a whole, so a reader never sees half of one.
///
/// @param folder where they lie
record ResultFiles(Path folder) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  Path results() {
    return folder.resolve(ResultNames.BENCHMARKS);
  }

  Path meta() {
    return folder.resolve(ResultNames.BENCHMARKS_META);
  }

  /// Writes `benchmarks.json` in JMH's own format.
  ///
  /// @param results one for each cell
  /// @throws IOException if the folder cannot be written to
  void write(Collection<RunResult> results) throws IOException {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    ResultFormatFactory.getInstance(
            ResultFormatType.JSON, new PrintStream(json, true, StandardCharsets.UTF_8))
        .writeOut(results);
    WholeFile.write(results(), json.toByteArray()); // a PrintStream hides that a disk is full
  }

  /// Writes `benchmarks.meta.json`.
  ///
  /// @param meta its content
  /// @throws IOException if the folder cannot be written to
  void write(BenchmarkMeta meta) throws IOException {
    WholeFile.write(meta(), JSON.writeValueAsBytes(meta));
  }

  /// Writes `layouts.json`.
  ///
  /// @param layouts one for each subject
  /// @throws IOException if the folder cannot be written to
  void writeLayouts(List<Layout> layouts) throws IOException {
    WholeFile.write(folder.resolve(ResultNames.LAYOUTS), JSON.writeValueAsBytes(layouts));
  }
}
