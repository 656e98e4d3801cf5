// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.certify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.reports.launch.Kit;
import racetrack.reports.results.Certificate;
import racetrack.reports.results.MutantResult;
import racetrack.reports.results.MutantResult.Outcome;
import racetrack.reports.results.ResultsFolder;

/// The whole way of the mutants of a small pattern.
@Tag("wide")
@Timeout(300)
class CertificationIT {

  private final Entry batch = Catalogue.load().find("executor.batch").orElseThrow();

  @TempDir private Path folder;

  private Certificate certify(Duration budget) throws InterruptedException {
    PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
    return new Certification(Kit.locate(), folder, budget, nowhere)
        .certify(List.of(batch))
        .certificates()
        .getFirst();
  }

  @Test
  void killsMutantsAndAsksNobodyTwice() throws InterruptedException {
    Certificate first = certify(Duration.ofMinutes(4));
    assertTrue(first.killed() > 0, () -> "None of these was killed: " + first.mutants());
    assertFalse(Files.exists(folder.resolve("certify/work")));
    assertEquals(first, new ResultsFolder(folder).certificates().getFirst());
    Certificate second = certify(Duration.ZERO);
    assertEquals(ofOutcome(first, Outcome.KILLED), ofOutcome(second, Outcome.KILLED));
    assertEquals(ofOutcome(first, Outcome.SURVIVED), ofOutcome(second, Outcome.SURVIVED));
  }

  private static List<MutantResult> ofOutcome(Certificate certificate, Outcome outcome) {
    return certificate.mutants().stream().filter(mutant -> mutant.outcome() == outcome).toList();
  }
}
