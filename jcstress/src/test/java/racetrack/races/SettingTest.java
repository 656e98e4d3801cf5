// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.os.AffinityMode;
import org.openjdk.jcstress.vm.CompileMode;
import racetrack.races.Setting.Affinity;
import racetrack.races.Setting.Compilation;
import racetrack.races.Setting.Flags;
import racetrack.races.Setting.Strides;

/// In how many ways a scenario is run, and in which order.
class SettingTest {

  private static final List<Affinity> AFFINITIES =
      List.of(
          new Affinity("pinned to two cores", AffinityMode.LOCAL, 0),
          new Affinity("free", AffinityMode.NONE, 0));
  private static final List<Flags> FLAGS = List.of(Flags.values());
  private static final List<Setting> ORDER = Setting.order(AFFINITIES, FLAGS);

  @Test
  void areAllThatCanBeMadeEachOnce() {
    int all =
        Compilation.values().length * Strides.values().length * AFFINITIES.size() * FLAGS.size();
    assertEquals(all, ORDER.size());
    assertEquals(all, new HashSet<>(ORDER).size());
  }

  @Test
  void meetEachValueInTheFirstFew() {
    List<Setting> first = ORDER.subList(0, FLAGS.size());
    assertEquals(Set.of(Compilation.values()), values(first, Setting::compilation));
    assertEquals(Set.copyOf(FLAGS), values(first, Setting::flags));
    assertEquals(Set.of(Strides.values()), values(first, Setting::strides));
    assertEquals(Set.copyOf(AFFINITIES), values(first, Setting::affinity));
  }

  @Test
  void meetEachPairOfValuesInTheFirstThird() {
    List<Setting> first = ORDER.subList(0, ORDER.size() / 3);
    Set<List<Object>> pairs = new HashSet<>();
    first.forEach(s -> pairs.add(List.of(s.compilation(), s.flags())));
    assertEquals(Compilation.values().length * FLAGS.size(), pairs.size());
  }

  @Test
  void haveTheNumbersByWhichJcstressKnowsThem() {
    assertEquals(CompileMode.UNIFIED, Compilation.TIERED.code(2));
    for (int actors = 2; actors <= 4; actors++) {
      for (int actor = 0; actor < actors; actor++) {
        assertTrue(CompileMode.isInt(Compilation.INTERPRETER.code(actors), actor));
        assertTrue(CompileMode.isC1(Compilation.C1.code(actors), actor));
        assertTrue(CompileMode.isC2(Compilation.C2.code(actors), actor));
      }
      assertTrue(CompileMode.isC1(Compilation.C1_C2.code(actors), 0));
      assertTrue(CompileMode.isC2(Compilation.C1_C2.code(actors), 1));
    }
    assertTrue(CompileMode.isC1(Compilation.C1_C2.code(3), 2));
  }

  private static <T> Set<T> values(List<Setting> settings, Function<Setting, T> part) {
    return new HashSet<>(settings.stream().map(part).toList());
  }
}
