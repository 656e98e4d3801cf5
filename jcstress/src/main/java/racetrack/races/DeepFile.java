// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Check;
import racetrack.catalogue.Finding;
import racetrack.programs.WholeFile;
import racetrack.runners.DeepRun;
import racetrack.runners.ResultNames;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What the deep tier has found, which the next run of the same build adds to.
final class DeepFile {

  private static final String NAME = ResultNames.DEEP;
  private static final JsonMapper JSON = new JsonMapper();

  private final Path file;
  private final String build;
  private final double secondsBefore;
  private final Map<Place, Answer> answers = new LinkedHashMap<>();

  /// A scenario and a subject.
  private record Place(String key, String subject, Check check) {

    static Place of(Answer answer) {
      return new Place(answer.key(), answer.subject(), answer.check());
    }
  }

  private DeepFile(Path file, String build, Optional<DeepRun> earlier) {
    this.file = file;
    this.build = build;
    this.secondsBefore = earlier.map(DeepRun::seconds).orElse(0.0);
    earlier.ifPresent(run -> run.answers().forEach(a -> answers.put(Place.of(a), a)));
  }

  /// Opens the file, or begins it anew if there is none of this build, and says so.
  ///
  /// @param folder where it lies
  /// @param out where to say it
  /// @throws FileSystemException if it cannot be read
  static DeepFile open(Path folder, PrintStream out) throws FileSystemException {
    return open(folder, Build.digest(), out);
  }

  /// Opens the file of a build.
  ///
  /// @param folder where it lies
  /// @param build the build's digest
  /// @param out where to say whether it is gone on with
  /// @throws FileSystemException if it cannot be read
  static DeepFile open(Path folder, String build, PrintStream out) throws FileSystemException {
    Path file = folder.resolve(NAME);
    Optional<DeepRun> earlier = Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    if (earlier.isEmpty()) {
      return new DeepFile(file, build, earlier);
    }
    if (!earlier.get().build().equals(build)) {
      out.printf("Races: %s is of another build or JDK; the deep tier starts anew.%n", file);
      return new DeepFile(file, build, Optional.empty());
    }
    out.printf("Races: going on with %s, after %.0f s.%n", file, earlier.get().seconds());
    return new DeepFile(file, build, earlier);
  }

  private static DeepRun read(Path file) throws FileSystemException {
    try {
      return JSON.readValue(file.toFile(), DeepRun.class);
    } catch (JacksonException e) {
      throw new FileSystemException(
          file.toString(), null, "it does not hold what the deep tier writes: delete it");
    }
  }

  /// Adds to cells what earlier runs have found of them.
  void restore(Collection<Cell> cells) {
    for (Cell cell : cells) {
      Answer earlier = answers.get(new Place(cell.key(), cell.subject().name(), cell.check()));
      if (earlier != null) {
        cell.add(earlier);
      }
    }
    DeepRace.weighAll(cells);
  }

  /// Writes the file, which appears whole or not at all.
  ///
  /// @param latest the answers of this run's cells, earlier runs included; those that were not
  ///   asked yet are left out
  /// @param seconds how long this run has taken so far
  /// @throws FileSystemException if it cannot be written
  void write(List<Answer> latest, double seconds) throws FileSystemException {
    for (Answer answer : latest) {
      if (answer.finding() != Finding.NOT_ASKED) {
        answers.put(Place.of(answer), answer);
      }
    }
    DeepRun run =
        new DeepRun(
            build, Instant.now(), secondsBefore + seconds, new ArrayList<>(answers.values()));
    WholeFile.write(file, JSON.writeValueAsBytes(run));
  }
}
