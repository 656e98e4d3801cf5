// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import racetrack.rules.CertRule;

class CertRuleTest {

  private final Catalogue catalogue = Catalogue.load();

  @Test
  void hasATwinThatBreaksItOrAReasonWhyNoRunCanShowIt() {
    Set<CertRule> missing = EnumSet.allOf(CertRule.class);
    missing.removeIf(rule -> rule.reason().isPresent());
    for (Entry entry : catalogue.entries()) {
      for (Subject twin : entry.broken()) {
        if (twin.claim() instanceof Claim.Broken broken) {
          missing.removeAll(Set.copyOf(broken.rules()));
        }
      }
    }
    assertEquals(Set.of(), missing);
    assertEquals(33, CertRule.values().length);
  }

  @Test
  void tellsTheReaderInAPatternThatIsThere() {
    for (CertRule rule : CertRule.values()) {
      rule.reason()
          .ifPresent(reason -> assertTrue(catalogue.find(reason.key()).isPresent(), rule::name));
    }
  }
}
