// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.grade;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Question;
import racetrack.programs.WholeFile;
import racetrack.reports.marks.Graded;
import racetrack.reports.results.ResultFile;

/// The folder in which a run of grading keeps what it has found out, readable by its owner alone.
///
/// ```
/// grading.json              what is asked, so that another run does not mix two things
/// records/ID/graded.json    what was found out about one submission
/// records/ID/report.txt     the same for a person, with the evidence
/// records/ID/printed.txt    what was printed in its JVMs: nobody parses it
/// ```
///
/// @param folder the folder
public record Ledger(Path folder) {

  private static final String RECORDS = "records";
  private static final String ADVICE = "name another folder with --output";

  /// What a run asks.
  ///
  /// @param version the version of the format
  /// @param kit the version of the kit
  /// @param key the pattern's key
  /// @param kind the kind of the lab
  /// @param questions the questions, in their order
  /// @param seed the seed
  private record Run(
      int version, String kit, String key, String kind, String questions, String seed) {}

  /// Opens the folder, and makes it if it is missing.
  ///
  /// @param folder where
  /// @return the ledger
  public static Ledger open(Path folder) {
    try {
      Files.createDirectories(folder.resolve(RECORDS));
      WholeFile.tryOut(folder);
      close(folder);
      close(folder.resolve(RECORDS));
      return new Ledger(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Nobody but the owner may look into it.
  private static void close(Path place) throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      String permissions = Files.isDirectory(place) ? "rwx------" : "rw-------";
      Files.setPosixFilePermissions(place, PosixFilePermissions.fromString(permissions));
    }
  }

  /// Writes a file for the owner alone: whole, or not at all.
  ///
  /// @param file the file
  /// @param content what it shall hold
  /// @throws IOException if it cannot be written
  public static void write(Path file, byte[] content) throws IOException {
    WholeFile.write(file, content);
    close(file);
  }

  /// {@return the seed of an earlier run in this folder, if there was one}
  ///
  /// @throws racetrack.reports.results.BadResultsException if something else is in its file
  public Optional<String> seed() {
    return run().map(Run::seed);
  }

  /// Begins a run, or goes on with one.
  ///
  /// @param job what is asked
  /// @param kit the version of the kit
  /// @throws BadGradingException if something else was asked here before
  public void begin(Job job, String kit) {
    Run now =
        new Run(
            GradeRecord.VERSION,
            kit,
            job.entry().key(),
            job.kind().toString(),
            job.questions().stream().sorted().map(Question::name).collect(Collectors.joining(",")),
            job.seed());
    Optional<Run> before = run();
    if (before.isPresent() && !before.get().equals(now)) {
      throw new BadGradingException(
          "%s holds another run (%s %s, %s, seed %s): go on with that, or %s."
              .formatted(
                  folder,
                  before.get().key(),
                  before.get().kind(),
                  before.get().questions(),
                  before.get().seed(),
                  ADVICE));
    }
    write(runFile(), now);
  }

  private Optional<Run> run() {
    if (Files.notExists(runFile())) {
      return Optional.empty();
    }
    return Optional.of(
        new ResultFile(runFile(), "does not say what was graded", ADVICE)
            .read(stream -> ResultFile.JSON.readValue(stream, Run.class)));
  }

  private Path runFile() {
    return folder.resolve("grading.json");
  }

  /// {@return the folder of a submission}
  ///
  /// @param id its id
  public Path folder(String id) {
    String name = id.replaceAll("[^\\p{L}\\p{N}_ .@+-]", "_");
    boolean isOther = !name.equals(id);
    return folder.resolve(RECORDS).resolve(isOther ? name + "-" + id.hashCode() : name);
  }

  /// {@return what was found out about a submission before, if its files are still the same}
  ///
  /// @param id its id
  /// @param digest the digest of its files
  /// @param entry the pattern
  public Optional<Graded> find(String id, String digest, Entry entry) {
    return record(id)
        .filter(record -> record.digest().equals(digest))
        .map(record -> record.graded(entry));
  }

  private Optional<GradeRecord> record(String id) {
    Path file = folder(id).resolve("graded.json");
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    GradeRecord found =
        new ResultFile(file, "is no result of grading", "it is graded anew")
            .read(stream -> ResultFile.JSON.readValue(stream, GradeRecord.class));
    return Optional.of(found).filter(record -> record.submission().equals(id));
  }

  /// {@return the words for all versions of a submission that were graded into this folder, in
  /// their order; none if none was}
  ///
  /// @param id its id
  /// @param entry the pattern
  public List<String> versions(String id, Entry entry) {
    return record(id).map(record -> record.versions(entry)).orElse(List.of());
  }

  /// Keeps what was found out: whole, or not at all.
  ///
  /// @param graded what was found out
  /// @param digest the digest of the files
  /// @param report the same for a person
  /// @param printed what was printed in its JVMs
  void keep(Graded graded, String digest, String report, String printed) {
    List<String> earlier = versions(graded.submission(), graded.entry());
    Path place = folder(graded.submission());
    try {
      Files.createDirectories(place);
      close(place);
      write(place.resolve("report.txt"), report.getBytes(UTF_8));
      write(place.resolve("printed.txt"), printed.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    write(
        place.resolve("graded.json"),
        GradeRecord.of(graded, digest, earlier)); // last: then it is done
  }

  private static void write(Path file, Object value) {
    try {
      write(file, ResultFile.JSON.writeValueAsBytes(value));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
