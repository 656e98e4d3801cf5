// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.charts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// A unit in which figures have few digits.
///
/// @param factor how many of this unit make one of JMH's
/// @param unit the unit in words, such as `million operations / s`
/// @param higherIsBetter whether more of it is better: true of throughput, false of time
public record Scale(double factor, String unit, boolean higherIsBetter) {

  private static final Map<String, Double> SECONDS =
      Map.of(
          "ns", 1e-9, "us", 1e-6, "ms", 1e-3, "s", 1.0, "min", 60.0, "hr", 3600.0, "day", 86400.0);

  private record Prefix(double size, String name) {}

  private static final List<Prefix> COUNTS =
      List.of(
          new Prefix(1e9, "billion "), new Prefix(1e6, "million "), new Prefix(1e3, "thousand "));

  private static final List<Prefix> TIMES =
      List.of(new Prefix(1, "s"), new Prefix(1e-3, "ms"), new Prefix(1e-6, "µs"));

  /// Chooses the unit in which the largest figure lies between 1 and 1,000, as far as there is one.
  ///
  /// @param unit JMH's unit, such as `ops/us` or `us/op`; any other is left as it is
  /// @param largest the largest figure in that unit
  /// @return the scale
  public static Scale of(String unit, double largest) {
    String[] parts = unit.split("/", 2);
    if (parts.length == 2 && parts[0].equals("ops") && SECONDS.containsKey(parts[1])) {
      double perSecond = 1 / SECONDS.get(parts[1]);
      Prefix prefix = choose(COUNTS, new Prefix(1, ""), largest * perSecond);
      return new Scale(perSecond / prefix.size, prefix.name + "operations / s", true);
    }
    if (parts.length == 2 && parts[1].equals("op") && SECONDS.containsKey(parts[0])) {
      double seconds = SECONDS.get(parts[0]);
      Prefix prefix = choose(TIMES, new Prefix(1e-9, "ns"), largest * seconds);
      return new Scale(seconds / prefix.size, prefix.name + " / operation", false);
    }
    return new Scale(1, unit, unit.startsWith("ops/"));
  }

  /// {@return how many times as good as another a figure is}
  ///
  /// @param figure the figure
  /// @param other the other one, in the same unit
  public double advantage(double figure, double other) {
    return higherIsBetter ? figure / other : other / figure;
  }

  /// {@return how many operations a second one of this unit is, if it is one of throughput}
  public double perSecond() {
    return COUNTS.stream()
        .filter(prefix -> unit.startsWith(prefix.name))
        .mapToDouble(Prefix::size)
        .findFirst()
        .orElse(1);
  }

  /// {@return how many seconds one of JMH's units of time is; empty if it is none}
  ///
  /// @param unit the unit, such as `us/op`
  public static OptionalDouble seconds(String unit) {
    Double seconds = unit.endsWith("/op") ? SECONDS.get(unit.replace("/op", "")) : null;
    return seconds == null ? OptionalDouble.empty() : OptionalDouble.of(seconds);
  }

  /// {@return a time with three digits, in the unit that suits it, such as `5.2 µs`}
  ///
  /// @param seconds how long
  public static String time(double seconds) {
    Prefix prefix = choose(TIMES, new Prefix(1e-9, "ns"), seconds);
    BigDecimal figure = new BigDecimal(seconds / prefix.size).round(new MathContext(3));
    return figure.stripTrailingZeros().toPlainString() + " " + prefix.name;
  }

  private static Prefix choose(List<Prefix> prefixes, Prefix smallest, double value) {
    return prefixes.stream().filter(p -> p.size <= value).findFirst().orElse(smallest);
  }
}
