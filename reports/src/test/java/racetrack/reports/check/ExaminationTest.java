// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Check;
import racetrack.catalogue.Entry;

/// The order in which a class and what is planted are asked.
class ExaminationTest {

  private static final Entry COUNTER = Catalogue.load().find("lock.counter").orElseThrow();

  private static Request request(String type, String check) {
    return new Request(COUNTER, type, Check.contract(check));
  }

  @Test
  void beginsWithSomeChecksIfTold() {
    List<Request> order =
        Stream.of("one", "two", "three")
            .flatMap(check -> Stream.of("Own", "Sound").map(type -> request(type, check)))
            .toList();
    List<Check> first = List.of(Check.contract("three"), Check.contract("two"));
    assertEquals(
        Stream.of("three", "two", "one")
            .flatMap(check -> Stream.of("Own", "Sound").map(type -> request(type, check)))
            .toList(),
        Examination.beginningWith(first, order));
  }

  @Test
  void asksLastWhatDependsOnTheOthers() {
    List<Request> requests =
        Stream.of("one", "two")
            .flatMap(
                check -> Stream.of(request("Sound", check).ifBroken("Own"), request("Own", check)))
            .toList();
    for (int seed = 0; seed < 10; seed++) {
      assertEquals(
          List.of("Own", "Sound", "Own", "Sound"),
          Examination.shuffled(requests, new Random(seed)).stream().map(Request::type).toList());
    }
  }

  @Test
  void isDrawnByLotAndMakesEachCheckOfAllClassesAtOnce() {
    List<Request> requests =
        Stream.of("Own", "Sound", "Planted")
            .flatMap(type -> Stream.of("one", "two", "three").map(check -> request(type, check)))
            .toList();
    Set<List<Request>> orders = new HashSet<>();
    for (int seed = 0; seed < 50; seed++) {
      List<Request> order = Examination.shuffled(requests, new Random(seed));
      assertEquals(Set.copyOf(requests), Set.copyOf(order));
      List<Check> checks = order.stream().map(Request::check).toList();
      List<Check> runs = new ArrayList<>(checks);
      for (int i = checks.size() - 1; i > 0; i--) {
        if (checks.get(i).equals(checks.get(i - 1))) {
          runs.remove(i);
        }
      }
      assertEquals(3, runs.size(), order::toString);
      orders.add(order);
    }
    assertTrue(orders.size() > 40, () -> orders.size() + " orders");
    assertEquals(9, orders.stream().map(List::getFirst).distinct().count());
  }
}
