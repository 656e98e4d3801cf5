// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/// What a lab's folder knows of itself.
///
/// @param kit the version of the kit that made it
/// @param key the pattern's key, such as `queue.bounded`
/// @param kind what is to be done
/// @param variant which twin is to be mended, as [Wounds] names it; empty if none is
/// @param seed chose what varies
/// @param file the file to edit, below the folder
/// @param hints how many levels of hints were shown
/// @param checks how often it was checked
/// @param held when it was first seen to hold; empty if it was not
public record LabState(
    String kit,
    String key,
    Kind kind,
    String variant,
    long seed,
    String file,
    int hints,
    int checks,
    Optional<Instant> held) {

  /// The form of what is written. A form that is not this one is another kit's.
  private static final int FORMAT = 1;

  /// {@return the same with another number of hints}
  ///
  /// @param shown how many levels were shown
  LabState withHints(int shown) {
    return new LabState(kit, key, kind, variant, seed, file, shown, checks, held);
  }

  /// {@return the same after one more check}
  ///
  /// @param holds whether it held
  LabState afterCheck(boolean holds) {
    Optional<Instant> since = held.or(() -> holds ? Optional.of(Instant.now()) : Optional.empty());
    return new LabState(kit, key, kind, variant, seed, file, hints, checks + 1, since);
  }

  /// {@return this as the text of a file}
  String write() {
    Properties properties = new Properties();
    properties.setProperty("format", Integer.toString(FORMAT));
    properties.setProperty("kit", kit);
    properties.setProperty("key", key);
    properties.setProperty("kind", kind.toString());
    properties.setProperty("variant", variant);
    properties.setProperty("seed", Long.toString(seed));
    properties.setProperty("file", file);
    properties.setProperty("hints", Integer.toString(hints));
    properties.setProperty("checks", Integer.toString(checks));
    held.ifPresent(time -> properties.setProperty("held", time.toString()));
    StringWriter text = new StringWriter();
    try {
      properties.store(
          text, "What `racetrack lab` knows of this folder. Please leave it as it is.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /// {@return what a file says; empty if it is not of this form}
  ///
  /// @param text the text of the file
  static Optional<LabState> read(String text) {
    try {
      Properties properties = new Properties();
      properties.load(new StringReader(text));
      if (!Integer.toString(FORMAT).equals(properties.getProperty("format"))) {
        return Optional.empty();
      }
      return Optional.of(
          new LabState(
              need(properties, "kit"),
              need(properties, "key"),
              Kind.valueOf(need(properties, "kind").toUpperCase(Locale.ROOT)),
              need(properties, "variant"),
              Long.parseLong(need(properties, "seed")),
              need(properties, "file"),
              Integer.parseInt(need(properties, "hints")),
              Integer.parseInt(need(properties, "checks")),
              Optional.ofNullable(properties.getProperty("held")).map(Instant::parse)));
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // somebody has written something else into it
    }
  }

  private static String need(Properties properties, String name) {
    String value = properties.getProperty(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }
}
