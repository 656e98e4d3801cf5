// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static racetrack.executor.batch.BatchesSubject.STRUCTURED;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;

class BatchesSubjectTest {

  private static final boolean PREVIEW =
      ManagementFactory.getRuntimeMXBean().getInputArguments().contains("--enable-preview");

  @Test
  void isStructuredWithPreviewFeaturesOnly() {
    Entry entry = Catalogue.load().find("executor.batch").orElseThrow();
    assertEquals(PREVIEW, entry.subjects().contains(STRUCTURED));
    assertEquals(PREVIEW, entry.sound().contains(STRUCTURED));
  }

  @Test
  void saysWhatTheAbsentNeeds() {
    assumeFalse(PREVIEW, "nothing is absent");
    IllegalStateException thrown =
        assertThrows(IllegalStateException.class, () -> STRUCTURED.create(1, 1));
    assertEquals(
        "STRUCTURED needs a build with -Ppreview and a JVM with --enable-preview.",
        thrown.getMessage());
  }
}
