// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import racetrack.executor.batch.BatchesSubject;

class SubjectTest {

  private static final boolean PREVIEW =
      ManagementFactory.getRuntimeMXBean().getInputArguments().contains("--enable-preview");

  @ParameterizedTest
  @ValueSource(strings = {"executor.batch", "executor.dynamic", "executor.pipeline"})
  void isStructuredWithPreviewFeaturesOnly(String key) {
    Entry entry = Catalogue.load().find(key).orElseThrow();
    assertEquals(PREVIEW, entry.subjects().stream().anyMatch(SubjectTest::isStructured));
    assertEquals(PREVIEW, entry.sound().stream().anyMatch(SubjectTest::isStructured));
  }

  private static boolean isStructured(Subject subject) {
    return subject.name().equals("STRUCTURED");
  }

  @Test
  void saysWhatTheAbsentNeeds() {
    assumeFalse(PREVIEW, "nothing is absent");
    IllegalStateException thrown =
        assertThrows(IllegalStateException.class, () -> BatchesSubject.STRUCTURED.create(1, 1));
    assertEquals(
        "STRUCTURED needs a build with -Ppreview and a JVM with --enable-preview.",
        thrown.getMessage());
  }
}
