// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The pattern of the optional module has what a pattern must have.
class GridCatalogueTest {

  private static final String KEY = "process.grid";

  /// The module `jmh` does not know the engine; `GridScaling` measures instead.
  private static final String BENCHMARK = KEY + " has no benchmark, GridPoolBench.java";

  @Test
  void isCompleteButForABenchmark() {
    Entry entry = Catalogue.load().find(KEY).orElseThrow();
    assertEquals(
        List.of(BENCHMARK), Completeness.missing(entry, Path.of("../.."), "examples/grid"));
  }
}
