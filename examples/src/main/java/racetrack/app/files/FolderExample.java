// SPDX-License-Identifier: Apache-2.0
package racetrack.app.files;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import racetrack.catalogue.Seed;
import racetrack.programs.CtrlC;

/// Counts the text files of a folder with six workers: a line for each as it is done, then totals.
///
/// A file that cannot be counted costs its own line and nothing else. Ctrl-C ends the program at
/// once, with the totals of what was done by then: they are added up from the progress, since the
/// report comes only at the end.
///
/// The files are UTF-8 unless they have another byte order mark, or their name says otherwise:
/// `letter.iso-8859-1.txt`.
@Seed(
    rows = "1.17",
    idiom = "as_completed(executor.submit(process_file, path)), one error per file, totals")
public final class FolderExample {

  static final int WORKERS = 6;

  private static final int FIFTY_MEGABYTES = 50_000_000;
  private static final Pattern NAMED_CHARSET = Pattern.compile(".*\\.([^.]+)\\.txt");

  private final FileCounterSubject subject;
  private final Consumer<String> lines;

  FolderExample(FileCounterSubject subject, Consumer<String> lines) {
    this.subject = subject;
    this.lines = lines;
  }

  /// Prints what is in the text files of a folder.
  ///
  /// @param args the folder, and the subject that counts, such as `PROCESS`; without a folder, some
  ///   files are made, one of them of 50 MB, and removed again
  /// @throws IOException if the folder cannot be read, or no files be made
  public static void main(String[] args) throws IOException {
    FileCounterSubject subject =
        args.length > 1 ? FileCounterSubject.valueOf(args[1]) : FileCounterSubject.POOL;
    FolderExample example = new FolderExample(subject, System.out::println);
    CtrlC.<IOException>interrupts(() -> {
      if (args.length > 0) {
        example.countFolder(Path.of(args[0]));
      } else {
        example.countSamples(Files.createTempDirectory("racetrack-"), FIFTY_MEGABYTES);
      }
    });
  }

  /// Counts files that it makes before and removes after.
  ///
  /// @param folder an empty folder, which is removed too
  /// @param largest the size of the largest
  void countSamples(Path folder, int largest) throws IOException {
    try {
      write(folder, "ascii.txt", "To be, or not to be\n", StandardCharsets.US_ASCII);
      write(folder, "bad.txt", "Ma\u00DF", StandardCharsets.ISO_8859_1);
      write(folder, "empty.txt", "", StandardCharsets.UTF_8);
      write(folder, "letter.iso-8859-1.txt", "Grüße\naus Köln\n", StandardCharsets.ISO_8859_1);
      write(folder, "marked.txt", "\uFEFFGrüße\naus Köln\n", StandardCharsets.UTF_8);
      write(folder, "wide.txt", "\uFEFFGrüße\naus Köln\n", StandardCharsets.UTF_16LE);
      write(folder, "large.txt", "0123456 9\n".repeat(largest / 10), StandardCharsets.UTF_8);
      Files.createDirectory(folder.resolve("folder.txt"));
      countFolder(folder);
    } finally {
      for (Path file : textFiles(folder)) {
        Files.delete(file);
      }
      Files.delete(folder);
    }
  }

  private static void write(Path folder, String name, String text, Charset charset)
      throws IOException {
    Files.writeString(folder.resolve(name), text, charset);
  }

  /// Counts the text files of a folder.
  ///
  /// If interrupted, it ends with the totals of what was counted by then.
  ///
  /// @throws IOException if the folder cannot be read
  void countFolder(Path folder) throws IOException {
    List<TextFile> files =
        textFiles(folder).stream().map(path -> new TextFile(path, charset(path))).toList();
    lines.accept("counting %d files with %d workers".formatted(files.size(), WORKERS));
    List<FileResult> soFar = new ArrayList<>();
    try (FileCounter counter = subject.create(WORKERS)) {
      counter.count(
          files,
          result -> {
            soFar.add(result);
            lines.accept(line(result));
          });
    } catch (InterruptedException e) {
      lines.accept("interrupted after %d of %d files".formatted(soFar.size(), files.size()));
    }
    printTotals(soFar);
  }

  private static List<Path> textFiles(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, "*.txt")) {
      stream.forEach(files::add);
    }
    files.sort(null);
    return files;
  }

  private static Charset charset(Path path) {
    Matcher name = NAMED_CHARSET.matcher(path.getFileName().toString());
    return name.matches() && Charset.isSupported(name.group(1))
        ? Charset.forName(name.group(1))
        : StandardCharsets.UTF_8;
  }

  private static String line(FileResult result) {
    String text =
        switch (result.outcome()) {
          case Counts counts -> text(counts);
          case Failure(String reason) -> reason;
        };
    return result.file().path().getFileName() + ": " + text;
  }

  private void printTotals(List<FileResult> results) {
    Counts total = Counts.NONE;
    int failed = 0;
    for (FileResult result : results) {
      total = total.plus(result.outcome());
      failed += result.outcome() instanceof Failure ? 1 : 0;
    }
    lines.accept("counted: %d, failed: %d".formatted(results.size() - failed, failed));
    lines.accept("total: " + text(total));
  }

  private static String text(Counts counts) {
    return "%d bytes, %d lines, %d words, %d characters"
        .formatted(counts.bytes(), counts.lines(), counts.words(), counts.characters());
  }
}
