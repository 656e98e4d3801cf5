// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a time: seconds, or a number with the unit s, m or h.
final class TimeConverter implements ITypeConverter<Duration> {

  private static final Pattern TIME = Pattern.compile("(\\d{1,6})([smh]?)");

  @Override
  public Duration convert(String time) {
    Matcher parts = TIME.matcher(time);
    if (!parts.matches()) {
      throw new TypeConversionException(
          "'%s' is not a time: write seconds, or a number with a unit, such as 90s, 15m or 8h"
              .formatted(time));
    }
    int number = Integer.parseInt(parts.group(1));
    return switch (parts.group(2)) {
      case "h" -> Duration.ofHours(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofSeconds(number);
    };
  }
}
