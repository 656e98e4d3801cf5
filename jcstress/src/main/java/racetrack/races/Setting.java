// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.openjdk.jcstress.os.AffinityMode;
import org.openjdk.jcstress.vm.CompileMode;
import racetrack.catalogue.Mode;

/// How a scenario is run: what jcstress calls a configuration, without the scenario.
///
/// @param compilation which compilers its actors go through
/// @param strides how many states are prepared at once
/// @param affinity on which processors its actors run
/// @param flags what else the JVM is told
record Setting(Compilation compilation, Strides strides, Affinity affinity, Flags flags) {

  /// {@return the setting as a result names it}
  Mode mode() {
    return new Mode(compilation.words, strides.toString(), affinity.name(), flags.words);
  }

  /// {@return the setting of the fast tier}
  ///
  /// @param affinity where its actors run
  static Setting usual(Affinity affinity) {
    return new Setting(Compilation.TIERED, Strides.SMALL, affinity, Flags.SERIAL);
  }

  /// Which compilers the actors of a scenario go through, one after the other and from the
  /// beginning if there are more of them.
  enum Compilation {
    TIERED("tiered", ""),
    INTERPRETER("interpreter", "0"),
    C1("C1", "1"),
    C2("C2", "2"),
    INTERPRETER_C1("mixed: interpreter, C1", "01"),
    INTERPRETER_C2("mixed: interpreter, C2", "02"),
    C1_INTERPRETER("mixed: C1, interpreter", "10"),
    C1_C2("mixed: C1, C2", "12"),
    C2_INTERPRETER("mixed: C2, interpreter", "20"),
    C2_C1("mixed: C2, C1", "21");

    private final String words;

    /// In jcstress's digits: 0 is the interpreter, 1 is C1, and 2 is C2.
    private final String actors;

    Compilation(String words, String actors) {
      this.words = words;
      this.actors = actors;
    }

    /// {@return jcstress's number for it: a digit for each actor, the first one last}
    ///
    /// @param count how many actors the scenario has
    int code(int count) {
      if (actors.isEmpty()) {
        return CompileMode.UNIFIED;
      }
      int code = 0;
      for (int actor = count - 1; actor >= 0; actor--) {
        code = code * CompileMode.MAX_MODES + actors.charAt(actor % actors.length()) - '0';
      }
      return code;
    }
  }

  /// How many states are prepared at once, and how often before the results are looked at.
  enum Strides {
    /// Blocking scenarios finish, and plain message passing shows its reordering.
    SMALL(16, 5),

    /// jcstress's own: the actors are apart for longer.
    LARGE(256, 40);

    final int size;
    final int count;

    Strides(int size, int count) {
      this.size = size;
      this.count = count;
    }

    @Override
    public String toString() {
      return size + " × " + count;
    }
  }

  /// Where actors run.
  ///
  /// @param name what a result calls it
  /// @param mode whether they are pinned
  /// @param index which of the ways to pin them it is
  record Affinity(String name, AffinityMode mode, int index) {}

  /// What else a JVM is told. Which of it a JVM understands, it is asked.
  enum Flags {
    SERIAL("serial GC", "-XX:+UseSerialGC"),
    PARALLEL("parallel GC", "-XX:+UseParallelGC"),
    G1("G1", "-XX:+UseG1GC"),
    Z("ZGC", "-XX:+UseZGC"),
    SHENANDOAH("Shenandoah", "-XX:+UseShenandoahGC"),
    STRESS(
        "C2 at random",
        "-XX:+UseSerialGC -XX:+StressLCM -XX:+StressGCM -XX:+StressIGVN -XX:+StressCCP"),
    NO_ESCAPE_ANALYSIS("no escape analysis", "-XX:+UseSerialGC -XX:-DoEscapeAnalysis"),
    NO_LOCK_ELIMINATION("no lock elimination", "-XX:+UseSerialGC -XX:-EliminateLocks"),
    NO_INLINING("no inlining", "-XX:+UseSerialGC -XX:-Inline"),
    MONITOR_TABLE("table of monitors", "-XX:+UseSerialGC -XX:+UseObjectMonitorTable"),
    COMPACT_HEADERS("compact headers", "-XX:+UseSerialGC -XX:+UseCompactObjectHeaders"),
    WIDE_REFERENCES("wide references", "-XX:+UseSerialGC -XX:-UseCompressedOops");

    private final String words;
    private final String arguments;

    Flags(String words, String arguments) {
      this.words = words;
      this.arguments = arguments;
    }

    List<String> arguments() {
      return List.of(arguments.split(" ", -1));
    }
  }

  /// {@return every setting that can be made of these, so ordered that every single value comes up
  /// soon, and every pair of values as soon as it can}
  ///
  /// @param affinities where actors can run
  /// @param flags what the JVM understands
  static List<Setting> order(List<Affinity> affinities, List<Flags> flags) {
    List<Setting> open = all(affinities, flags);
    List<Setting> order = new ArrayList<>();
    Set<Set<Object>> met = new HashSet<>();
    while (!open.isEmpty()) {
      Setting best = open.getFirst();
      for (Setting setting : open) {
        best = setting.news(met) > best.news(met) ? setting : best;
      }
      met.addAll(best.combinations());
      open.remove(best);
      order.add(best);
    }
    return order;
  }

  private static List<Setting> all(List<Affinity> affinities, List<Flags> flags) {
    List<Setting> all = new ArrayList<>();
    for (Compilation compilation : Compilation.values()) {
      for (Flags flag : flags) {
        for (Affinity affinity : affinities) {
          for (Strides strides : Strides.values()) {
            all.add(new Setting(compilation, strides, affinity, flag));
          }
        }
      }
    }
    return all;
  }

  /// How much would be met for the first time; single values count more than all pairs.
  private int news(Set<Set<Object>> met) {
    return combinations().stream()
        .filter(combination -> !met.contains(combination))
        .mapToInt(combination -> combination.size() == 1 ? 10 : 1)
        .sum();
  }

  private Set<Set<Object>> combinations() {
    List<Object> values = List.of(compilation, strides, affinity, flags);
    Set<Set<Object>> combinations = new HashSet<>();
    for (Object one : values) {
      for (Object other : values) {
        combinations.add(new HashSet<>(List.of(one, other)));
      }
    }
    return combinations;
  }
}
