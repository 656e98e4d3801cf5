// SPDX-License-Identifier: Apache-2.0
package racetrack.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.catalogue.PackageClasses;
import racetrack.testkit.Row;

/// The conformance sheet, as far as the source shows it.
class ConformanceTest {

  @Test
  void hasATestForEveryRow() {
    Set<Requirement> missing = EnumSet.allOf(Requirement.class);
    for (Entry entry : Catalogue.load().entries()) {
      for (Class<?> type : PackageClasses.of(entry.pattern().contract())) {
        for (Method method : type.getDeclaredMethods()) {
          Row row = method.getAnnotation(Row.class);
          if (row != null) {
            missing.removeAll(Set.of(row.value()));
          }
        }
      }
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void namesRowsAsTheSheetDoes() {
    assertEquals("F1", Requirement.F1.id());
    assertEquals("C-run-exits", Requirement.C_RUN_EXITS.id());
  }
}
