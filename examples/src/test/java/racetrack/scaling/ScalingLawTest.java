// SPDX-License-Identifier: Apache-2.0
package racetrack.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScalingLawTest {

  private static final int[] WORKERS = {1, 2, 4, 8, 16};

  @Test
  void recoversTheLawThatMadeTheFigures() {
    ScalingLaw made = new ScalingLaw(3e6, 0.05, 0.002, 0);
    assertLaw(made, fit(made, WORKERS), 1e-6);
  }

  @Test
  void recoversLinearScaling() {
    ScalingLaw made = new ScalingLaw(7, 0, 0, 0);
    assertLaw(made, fit(made, WORKERS), 1e-9);
    assertEquals(OptionalDouble.empty(), new ScalingLaw(7, 0.1, 0, 0).peak());
  }

  @Test
  void keepsContentionAndCoherenceFromGoingBelowZero() {
    SortedMap<Integer, Double> superlinear = new TreeMap<>();
    Arrays.stream(WORKERS).forEach(w -> superlinear.put(w, Math.pow(w, 1.3)));
    ScalingLaw law = ScalingLaw.fit(superlinear).orElseThrow();
    assertEquals(0, law.sigma());
    assertEquals(0, law.kappa());
    assertTrue(law.deviation() > 0.2, "a law that cannot fit says so: " + law);
  }

  @Test
  void isCloseForNoisyFigures() {
    ScalingLaw made = new ScalingLaw(50, 0.2, 0.01, 0);
    List<Double> noise = List.of(1.03, 0.98, 1.01, 0.97, 1.02);
    SortedMap<Integer, Double> points = new TreeMap<>();
    for (int i = 0; i < WORKERS.length; i++) {
      points.put(WORKERS[i], made.throughput(WORKERS[i]) * noise.get(i));
    }
    ScalingLaw law = ScalingLaw.fit(points).orElseThrow();
    assertEquals(made.lambda(), law.lambda(), 5);
    assertEquals(made.sigma(), law.sigma(), 0.05);
    assertTrue(law.deviation() < 0.05, law::toString);
  }

  @Test
  void isNotFittedToAsManyPointsAsItHasParameters() {
    assertEquals(Optional.empty(), fit(new ScalingLaw(1, 0.1, 0.1, 0), 1, 2, 4));
  }

  @Test
  void namesTheNumberOfWorkersWithTheHighestThroughput() {
    ScalingLaw law = new ScalingLaw(1, 0.19, 0.01, 0);
    assertEquals(9, law.peak().orElseThrow(), 1e-9);
    assertTrue(law.throughput(9) > law.throughput(8));
    assertTrue(law.throughput(9) > law.throughput(10));
  }

  private static Optional<ScalingLaw> fit(ScalingLaw made, int... workers) {
    SortedMap<Integer, Double> points = new TreeMap<>();
    Arrays.stream(workers).forEach(w -> points.put(w, made.throughput(w)));
    return ScalingLaw.fit(points);
  }

  private static void assertLaw(ScalingLaw expected, Optional<ScalingLaw> actual, double relative) {
    ScalingLaw law = actual.orElseThrow();
    assertEquals(expected.lambda(), law.lambda(), expected.lambda() * relative);
    assertEquals(expected.sigma(), law.sigma(), relative);
    assertEquals(expected.kappa(), law.kappa(), relative);
    assertEquals(0, law.deviation(), relative);
  }
}
