// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import racetrack.catalogue.Mode;

/// The modes of the JVM that a race was run in, as a person reads them.
public final class ModesInWords {

  private static final String MIXED = "mixed";
  private static final int FEW = 3;

  private ModesInWords() {}

  /// {@return in which modes there are samples, each part of a mode by itself, such as `C1, C2,
  /// mixed; strides 16 × 5, 256 × 40; free; 12 sets of JVM flags`}
  ///
  /// @param tallies what was seen in each mode
  public static String of(Collection<Mode.Tally> tallies) {
    List<Mode> modes = modes(tallies, t -> t.samples() > 0);
    List<String> flags = values(modes, Mode::flags);
    return "%s; strides %s; %s; %s"
        .formatted(
            String.join(", ", values(modes, mode -> mixed(mode.compilation()))),
            String.join(", ", values(modes, Mode::strides)),
            String.join(", ", values(modes, Mode::affinity)),
            flags.size() > FEW ? flags.size() + " sets of JVM flags" : String.join(", ", flags));
  }

  /// {@return with which parts of a mode no result was forbidden, though there were samples; empty
  /// if there is no such part}
  ///
  /// @param tallies what a twin has shown in each mode
  public static String silent(Collection<Mode.Tally> tallies) {
    List<String> silent = new ArrayList<>();
    for (Function<Mode, String> part :
        List.<Function<Mode, String>>of(
            Mode::compilation, mode -> "strides " + mode.strides(), Mode::affinity, Mode::flags)) {
      List<String> tried = values(modes(tallies, t -> t.samples() > 0), part);
      List<String> shown = values(modes(tallies, t -> t.hits() > 0), part);
      tried.stream().filter(value -> !shown.contains(value)).forEach(silent::add);
    }
    return String.join("; ", silent);
  }

  private static List<Mode> modes(Collection<Mode.Tally> tallies, Predicate<Mode.Tally> which) {
    return tallies.stream().filter(which).map(Mode.Tally::mode).toList();
  }

  private static List<String> values(List<Mode> modes, Function<Mode, String> part) {
    return modes.stream().map(part).distinct().sorted().toList();
  }

  /// All mixtures of compilers are one kind.
  private static String mixed(String compilation) {
    return compilation.startsWith(MIXED) ? MIXED : compilation;
  }
}
