// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import racetrack.catalogue.Check;
import racetrack.programs.Figures;
import racetrack.reports.charts.Scale;

/// Figures and times as a person reads them, the same on every machine.
final class Words {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final int SMALLEST_EXPONENT = -300;

  private Words() {}

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /// "1 check", "2 checks".
  static String count(long count, String noun) {
    return Figures.count(count, noun);
  }

  /// "race LostUpdate".
  static String check(Check check) {
    return check.question().name().toLowerCase(Locale.ROOT) + " " + check.name();
  }

  static String percent(double share) {
    return share == 0 || share >= 0.001
        ? String.format(Locale.ROOT, "%.1f %%", share * 100)
        : power(share * 100) + " %";
  }

  /// "12 %".
  static String whole(double share) {
    return String.format(Locale.ROOT, "%.0f %%", share * 100);
  }

  /// "1.25 ×".
  static String times(double ratio) {
    return String.format(Locale.ROOT, "%.2f ×", ratio);
  }

  /// Three significant digits, without an exponent.
  static String score(double score) {
    BigDecimal rounded = new BigDecimal(score).round(new MathContext(3));
    return rounded.scale() > 0
        ? rounded.toPlainString()
        : String.format(Locale.ROOT, "%,d", rounded.toBigInteger());
  }

  /// The unit of a chart, as short as a table wants it: "M/s" for "million operations / s".
  static String unit(String unit) {
    return unit.replace("billion ", "G")
        .replace("million ", "M")
        .replace("thousand ", "k")
        .replace("operations / s", "/s")
        .replace(" / operation", "");
  }

  /// A figure of a chart by itself, in the unit that suits it: "420 M/s" where the chart's is 0.42
  /// billion operations / s.
  static String figure(double score, Scale scale) {
    if (!scale.unit().endsWith("operations / s")) {
      return score(score) + " " + unit(scale.unit());
    }
    double perSecond = score * scale.perSecond();
    Scale own = Scale.of("ops/s", perSecond);
    return score(perSecond * own.factor()) + " " + unit(own.unit());
  }

  /// A small probability as a power of ten; where it is too small for the machine, a bound.
  static String power(double probability) {
    if (!Double.isFinite(probability)) {
      return "unknown";
    }
    if (probability == 0) {
      return "< 10" + superscript(SMALLEST_EXPONENT);
    }
    String[] parts = String.format(Locale.ROOT, "%.1e", probability).split("e", 2);
    int exponent = Integer.parseInt(parts[1]);
    return exponent >= -2
        ? String.format(Locale.ROOT, "%.2g", probability)
        : parts[0] + " · 10" + superscript(exponent);
  }

  private static String superscript(int exponent) {
    StringBuilder text = new StringBuilder(exponent < 0 ? "⁻" : "");
    for (char digit : String.valueOf(Math.abs(exponent)).toCharArray()) {
      text.append(SUPERSCRIPTS.charAt(digit - '0'));
    }
    return text.toString();
  }

  static String time(Instant time) {
    return MINUTE.format(time);
  }

  /// "3 hours before" and the like.
  static String age(Instant then, Instant now) {
    Duration age = Duration.between(then, now);
    if (age.isNegative()) {
      return "after";
    }
    if (age.toMinutes() < 1) {
      return "less than a minute before";
    }
    if (age.toHours() < 1) {
      return count(age.toMinutes(), "minute") + " before";
    }
    return age.toDays() < 2
        ? count(age.toHours(), "hour") + " before"
        : count(age.toDays(), "day") + " before";
  }
}
