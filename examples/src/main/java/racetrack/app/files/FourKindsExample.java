// SPDX-License-Identifier: Apache-2.0
package racetrack.app.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import racetrack.catalogue.Seed;

/// Three workers process a batch of four files of four kinds; there is one record per file.
///
/// The seed waits half a second for each and makes its numbers up. These files are there.
@Seed(rows = "2.11", idiom = "list(executor.map(process_single_file, filenames))")
public final class FourKindsExample {

  static final int WORKERS = 3;

  private static final Map<String, String> TEXTS =
      new TreeMap<>(
          Map.of(
              "data1.csv", "name,size\nada,1\nbob,2\n",
              "data2.json", "{\n  \"ada\": 1,\n  \"bob\": 2\n}\n",
              "data3.xml", "<data>\n  <ada>1</ada>\n  <bob>2</bob>\n</data>\n",
              "data4.txt", "ada is 1\nand bob is 2"));

  private FourKindsExample() {}

  /// What is known of a processed file.
  ///
  /// @param name its name
  /// @param lines how many lines it has
  /// @param status `processed`, or why it is not
  record FileRecord(String name, long lines, String status) {

    static FileRecord of(FileResult result) {
      String name = result.file().path().getFileName().toString();
      return switch (result.outcome()) {
        case Counts counts -> new FileRecord(name, counts.lines(), "processed");
        case Failure(String reason) -> new FileRecord(name, 0, reason);
      };
    }
  }

  /// Prints each file as it is processed, and then the records in the order of the files.
  ///
  /// @param args ignored
  /// @throws IOException if the files cannot be made
  /// @throws InterruptedException if interrupted while waiting
  public static void main(String[] args) throws IOException, InterruptedException {
    process(Files.createTempDirectory("racetrack-"), System.out::println)
        .forEach(System.out::println);
  }

  /// {@return the records, in the order of the files}
  ///
  /// @param folder an empty folder, in which the files are made; it is removed
  /// @param lines takes a line for each file as it is processed
  static List<FileRecord> process(Path folder, Consumer<String> lines)
      throws IOException, InterruptedException {
    List<TextFile> files = new ArrayList<>();
    try (FileCounter counter = FileCounterSubject.POOL.create(WORKERS)) {
      for (Map.Entry<String, String> text : TEXTS.entrySet()) {
        Path path = Files.writeString(folder.resolve(text.getKey()), text.getValue());
        files.add(new TextFile(path, StandardCharsets.UTF_8));
      }
      Report report =
          counter.count(files, result -> lines.accept("processed " + FileRecord.of(result).name()));
      return report.results().stream().map(FileRecord::of).toList();
    } finally {
      for (TextFile file : files) {
        Files.delete(file.path());
      }
      Files.delete(folder);
    }
  }
}
