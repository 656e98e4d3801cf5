// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/// A file of results, which may hold something else.
///
/// @param path where it is
/// @param complaint what is said of it then, such as `is not a host card`
/// @param advice what to do about it
public record ResultFile(Path path, String complaint, String advice) {

  /// Takes no list with holes, and no object that says a thing twice.
  public static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .changeDefaultNullHandling(_ -> JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .build();

  /// Writes without indents what no person reads.
  public static final ObjectWriter COMPACT =
      JSON.writer().without(SerializationFeature.INDENT_OUTPUT);

  /// What a file may hold; the results of all patterns are some MiB.
  static final long LARGEST = 128L << 20;

  /// Reads the file.
  ///
  /// @param <T> what it should hold
  /// @param reading reads it, by [#JSON]
  /// @return what it holds
  /// @throws BadResultsException if it holds something else
  /// @throws UncheckedIOException if it cannot be read
  public <T> T read(Function<InputStream, @Nullable T> reading) {
    try (InputStream stream = Files.newInputStream(path)) {
      if (Files.size(path) > LARGEST) {
        throw bad("it is larger than " + (LARGEST >> 20) + " MiB", null);
      }
      T value = reading.apply(stream);
      if (value == null) {
        throw bad("it is null", null);
      }
      return value;
    } catch (JacksonIOException e) {
      throw new UncheckedIOException(
          new FileSystemException(path.toString(), null, e.getOriginalMessage()));
    } catch (JacksonException e) {
      throw bad(reason(e), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// {@return the sentence for a person}
  BadResultsException bad(String reason, @Nullable Throwable cause) {
    return new BadResultsException(
        "%s %s (%s): delete it, or %s.".formatted(path, complaint, reason, advice), cause);
  }

  /// What Jackson found wrong, and in which line.
  private static String reason(JacksonException found) {
    TokenStreamLocation place = found.getLocation();
    String line = place == null || place.getLineNr() < 1 ? "" : "line " + place.getLineNr() + ": ";
    return line
        + (found.getCause() instanceof NullPointerException missing
            ? missing(missing)
            : words(found));
  }

  /// Jackson names a class of ours where it finds something of another kind.
  private static String words(JacksonException found) {
    return found instanceof MismatchedInputException mismatch
            && mismatch.getTargetType() != null
            && found.getOriginalMessage().startsWith("Cannot deserialize value of type")
        ? "%s must stand here, but something else does".formatted(kind(mismatch.getTargetType()))
        : found.getOriginalMessage();
  }

  private static String kind(Class<?> type) {
    if (type.isArray() || Collection.class.isAssignableFrom(type)) {
      return "a list";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return type == boolean.class ? "true or false" : "a number";
    }
    if (type.isEnum()) {
      return "one of " + Arrays.toString(type.getEnumConstants());
    }
    return type == String.class ? "a text" : "an object";
  }

  /// A record of ours refuses to be without one of its components, and names it.
  private static String missing(NullPointerException exception) {
    String name = String.valueOf(exception.getMessage());
    return (name.matches("\\w+") ? name : "a value") + " is missing";
  }
}
