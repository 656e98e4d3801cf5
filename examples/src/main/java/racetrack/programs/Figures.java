// SPDX-License-Identifier: Apache-2.0
package racetrack.programs;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/// Figures as a person reads them, the same on every machine.
public final class Figures {

  private static final int DIGITS = 3;
  private static final int THOUSAND = 1_000;
  private static final int KIBI = 1_024;
  private static final List<String> PREFIXES = List.of("", " k", " M", " G");
  private static final List<String> UNITS = List.of(" B", " KiB", " MiB", " GiB", " TiB");

  private Figures() {}

  /// {@return a number with three significant digits: "12,300", "4.56", "5.00"}
  ///
  /// @param score the number, positive
  public static String score(double score) {
    double rounded = new BigDecimal(score).round(new MathContext(DIGITS)).doubleValue();
    int before = rounded < 1 ? 1 : (int) Math.log10(rounded) + 1;
    return String.format(Locale.ROOT, "%,." + Math.max(0, DIGITS - before) + "f", rounded);
  }

  /// {@return a share in percent: "12 %", "0.4 %"}
  ///
  /// @param share the share, from 0 to 1
  public static String percent(double share) {
    double percent = share * 100;
    String format = percent == 0 || percent >= 9.95 ? "%,.0f %%" : "%.1f %%";
    return String.format(Locale.ROOT, format, percent);
  }

  /// {@return a time in the unit that fits: "5.12 ms", "85 ns"}
  ///
  /// @param seconds the time in seconds, not negative
  public static String time(double seconds) {
    if (seconds == 0) {
      return "0";
    }
    if (seconds >= 1) {
      return score(seconds) + " s";
    }
    if (seconds >= 1e-3) {
      return score(seconds * 1e3) + " ms";
    }
    return seconds >= 1e-6 ? score(seconds * 1e6) + " µs" : score(seconds * 1e9) + " ns";
  }

  /// {@return a large number, short: "21.3 M"}
  ///
  /// @param value the number, not negative
  public static String prefixed(double value) {
    return scaled(value, THOUSAND, PREFIXES, 2);
  }

  /// {@return a size: "512 B", "1.5 GiB"}
  ///
  /// @param bytes the size, not negative
  public static String size(long bytes) {
    return scaled((double) bytes, KIBI, UNITS, 1);
  }

  /// Divides until a number has its unit.
  ///
  /// @param most how many digits stand behind the point, at most
  private static String scaled(double value, int step, List<String> units, int most) {
    double rest = value;
    int unit = 0;
    while (rest >= step && unit < units.size() - 1) {
      rest /= step;
      unit++;
    }
    int digits = unit == 0 && step == KIBI ? 0 : rest >= 100 ? 0 : rest >= 10 ? most - 1 : most;
    return String.format(Locale.ROOT, "%." + digits + "f%s", rest, units.get(unit));
  }

  /// {@return a number of things: "1 thread", "2 threads"}
  ///
  /// @param count how many
  /// @param noun what one of them is called
  public static String count(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}
