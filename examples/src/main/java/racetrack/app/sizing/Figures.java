// SPDX-License-Identifier: Apache-2.0
package racetrack.app.sizing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// Figures as a person reads them, the same on every machine.
final class Figures {

  private static final int DIGITS = 3;

  private Figures() {}

  /// "12,300", "4.56", "5.00": three digits that count.
  static String score(double score) {
    double rounded = new BigDecimal(score).round(new MathContext(DIGITS)).doubleValue();
    int before = rounded < 1 ? 1 : (int) Math.log10(rounded) + 1;
    return String.format(Locale.ROOT, "%,." + Math.max(0, DIGITS - before) + "f", rounded);
  }

  /// "12 %", "0.4 %".
  static String percent(double share) {
    double percent = share * 100;
    String format = percent == 0 || percent >= 9.95 ? "%,.0f %%" : "%.1f %%";
    return String.format(Locale.ROOT, format, percent);
  }

  /// "5.12 ms", "85 ns".
  static String time(double seconds) {
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

  /// "1 thread", "2 threads".
  static String count(int count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}
