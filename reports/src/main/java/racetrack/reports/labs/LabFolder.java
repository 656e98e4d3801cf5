// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.programs.WholeFile;

/// A folder in which a student works.
///
/// @param folder the folder
/// @param state what it knows of itself
/// @param entry the pattern
public record LabFolder(Path folder, LabState state, Entry entry) {

  private static final Path STATE = Path.of(".racetrack", "lab.properties");
  private static final Path START = Path.of(".racetrack", "start");
  private static final Path COPIES = Path.of(".racetrack", "copies");

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");

  /// What some editors put in front of UTF-8, and the compiler does not take.
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /// {@return the lab that a folder, or one above it, is}
  ///
  /// @param place the folder
  /// @throws BadLabException if it is none, or one that this kit cannot read
  public static LabFolder at(Path place) {
    for (Path folder = absolute(place); folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve(STATE))) {
        return open(folder);
      }
    }
    throw new BadLabException(
        absolute(place)
            + " is no lab: go into the folder that `racetrack lab start` made, or start one with"
            + " `racetrack lab start hello`.");
  }

  private static Path absolute(Path place) {
    return place.toAbsolutePath().normalize();
  }

  private static LabFolder open(Path folder) {
    LabState state =
        LabState.read(text(folder.resolve(STATE)))
            .orElseThrow(() ->
                new BadLabException(
                    folder
                        + " was made by another version of Racetrack, or its file"
                        + " .racetrack/lab.properties was changed: start the lab anew in another"
                        + " folder, and copy your class there; nothing here is touched."));
    Entry entry =
        Catalogue.load()
            .find(state.key())
            .orElseThrow(() ->
                new BadLabException(
                    "%s is a lab of the pattern %s, which this Racetrack does not have: it was made by %s."
                        .formatted(folder, state.key(), state.kit())));
    return new LabFolder(folder, state, entry);
  }

  /// {@return the labs in a folder and in those directly in it}
  ///
  /// @param place the folder
  public static List<LabFolder> in(Path place) {
    try (Stream<Path> below = Files.list(absolute(place))) {
      return Stream.concat(Stream.of(absolute(place)), below.sorted())
          .filter(folder -> Files.isRegularFile(folder.resolve(STATE)))
          .flatMap(folder -> openIfPossible(folder).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// {@return the labs in a folder and directly in it; if it is a lab itself, also those beside it}
  ///
  /// @param place the folder
  public static List<LabFolder> around(Path place) {
    return in(home(place));
  }

  /// {@return the folder in which labs lie: the place, or the one around it if it is a lab itself}
  ///
  /// @param place the folder
  public static Path home(Path place) {
    boolean isLab = Files.isRegularFile(absolute(place).resolve(STATE));
    return isLab ? absolute(place).resolveSibling("") : absolute(place);
  }

  private static Optional<LabFolder> openIfPossible(Path folder) {
    try {
      return Optional.of(open(folder));
    } catch (BadLabException e) {
      return Optional.empty(); // it will be told of it when somebody works in it
    }
  }

  /// Makes a lab.
  ///
  /// @param folder its folder: one that is not there, or is empty
  /// @param state what it is to know of itself
  /// @param files what is to be in it, by the names below the folder
  /// @throws BadLabException if something is in the folder
  static void make(Path folder, LabState state, Map<String, byte[]> files) {
    try {
      if (Files.exists(folder) && !isEmpty(folder)) {
        throw new BadLabException(
            folder + " is there already and not empty: name another folder, and nothing is lost.");
      }
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        WholeFile.write(folder.resolve(file.getKey()), file.getValue());
      }
      byte[] first = requireNonNull(files.get(state.file()), state.file());
      WholeFile.write(folder.resolve(START).resolve(Path.of(state.file()).getFileName()), first);
      WholeFile.write(folder.resolve(STATE), state.write().getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /// {@return the same lab, which now knows this of itself, too}
  ///
  /// @param other what it is to know
  LabFolder save(LabState other) {
    try {
      WholeFile.write(folder.resolve(STATE), other.write().getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new LabFolder(folder, other, entry);
  }

  /// {@return the file that the student edits}
  public Path file() {
    return folder.resolve(state.file());
  }

  /// {@return the file as it was at first}
  String firstText() {
    return text(folder.resolve(START).resolve(file().getFileName()));
  }

  /// {@return what the student has written}
  ///
  /// @throws BadLabException if it is not there, or cannot be read as UTF-8 without a mark in front
  String writtenText() {
    if (!Files.isRegularFile(file())) {
      throw new BadLabException(
          "%s is not there any more%s: give it that name again, or let `racetrack lab reset` bring its"
                  .formatted(state.file(), others())
              + " first version back.");
    }
    String text = text(file());
    if (text.startsWith(BYTE_ORDER_MARK)) {
      throw new BadLabException(
          state.file()
              + " begins with a byte-order mark, which the compiler does not take: save it as UTF-8"
              + " without one (some editors say \"UTF-8\", and \"UTF-8 with BOM\" to the other).");
    }
    return text;
  }

  /// Says what a renamed file is called now.
  private String others() {
    try (Stream<Path> files = Files.list(sources())) {
      String names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".java"))
              .sorted()
              .collect(Collectors.joining(", "));
      return names.isEmpty() ? "" : " (there is " + names + ")";
    } catch (IOException e) {
      return ""; // the folder is gone, too
    }
  }

  private static String text(Path file) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
    } catch (CharacterCodingException e) {
      throw new BadLabException(file + " is not in UTF-8: save it in that encoding.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// {@return the folder of the student's file and those beside it}
  Path sources() {
    return requireNonNull(file().getParent());
  }

  /// {@return whether files that the student does not edit lie beside the one that they do}
  boolean hasHelpers() {
    try (Stream<Path> files = Files.list(sources())) {
      return files.anyMatch(other -> !other.equals(file()) && other.toString().endsWith(".java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Brings the first version of the student's file back.
  ///
  /// @return where a copy of the present one lies, if there was one
  public Optional<Path> reset() {
    try {
      Optional<Path> copy = Optional.empty();
      if (Files.exists(file())) {
        String time =
            TIME.format(LocalDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.MILLIS));
        copy = Optional.of(folder.resolve(COPIES).resolve(time + "-" + file().getFileName()));
        WholeFile.write(copy.get(), Files.readAllBytes(file()));
      }
      WholeFile.write(file(), firstText().getBytes(UTF_8));
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
