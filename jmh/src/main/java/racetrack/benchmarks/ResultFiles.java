// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The files of a run. Each is replaced as a whole, so a reader never sees half of one.
///
/// @param folder where they lie
record ResultFiles(Path folder) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /// Writes a file's content.
  @FunctionalInterface
  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  Path results() {
    return folder.resolve("benchmarks.json");
  }

  Path meta() {
    return folder.resolve("benchmarks.meta.json");
  }

  /// Writes `benchmarks.json` in JMH's own format.
  ///
  /// @param results one for each cell
  /// @throws IOException if the folder cannot be written to
  void write(Collection<RunResult> results) throws IOException {
    replace(
        results(),
        out ->
            ResultFormatFactory.getInstance(
                    ResultFormatType.JSON, new PrintStream(out, true, StandardCharsets.UTF_8))
                .writeOut(results));
  }

  /// Writes `benchmarks.meta.json`.
  ///
  /// @param meta its content
  /// @throws IOException if the folder cannot be written to
  void write(Meta meta) throws IOException {
    replace(meta(), out -> out.write(JSON.writeValueAsBytes(meta)));
  }

  /// Writes `layouts.json`.
  ///
  /// @param layouts one for each subject
  /// @throws IOException if the folder cannot be written to
  void writeLayouts(List<Layout> layouts) throws IOException {
    replace(folder.resolve("layouts.json"), out -> out.write(JSON.writeValueAsBytes(layouts)));
  }

  private void replace(Path file, Content content) throws IOException {
    Files.createDirectories(folder);
    Path written = folder.resolve(file.getFileName() + ".tmp");
    try {
      try (OutputStream out = Files.newOutputStream(written)) {
        content.writeTo(out);
      }
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
  }
}
