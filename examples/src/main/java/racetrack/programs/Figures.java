// SPDX-License-Identifier: Apache-2.0
package racetrack.programs;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// Figures as a person reads them, the same on every machine.
public final class Figures {

  private static final int DIGITS = 3;

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

  /// {@return a number of things: "1 thread", "2 threads"}
  ///
  /// @param count how many
  /// @param noun what one of them is called
  public static String count(int count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}
