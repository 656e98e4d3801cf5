// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Subject;
import racetrack.runners.Layout;

class LayoutsTest {

  private final Catalogue catalogue = Catalogue.load();
  private final List<Layout> layouts = Layouts.of(Set.of("lock.counter"), catalogue);

  @Test
  void showsEverySoundSubjectOfThePatternsAskedFor() {
    assertEquals(
        catalogue.find("lock.counter").orElseThrow().sound().stream().map(Subject::name).toList(),
        layouts.stream().map(Layout::subject).toList());
  }

  @Test
  void namesFieldsWithTheirPlacesAndTheSizeOfTheObject() {
    String text = layouts.getFirst().text();
    assertTrue(text.startsWith("SynchronizedCounter\n"), text);
    assertTrue(text.contains("long SynchronizedCounter.count"), text);
    assertTrue(text.contains("Instance size: "), text);
  }
}
