// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.CertRule;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Subject;
import racetrack.reports.pages.Page.Asked;
import racetrack.reports.pages.Page.Breach;
import racetrack.reports.pages.Page.NoBreach;
import racetrack.reports.pages.Page.Rule;

/// Gathers, for each CERT rule, the twins that break it and what catches them.
final class RuleTable {

  private RuleTable() {}

  /// {@return every rule, in the order of the standard}
  ///
  /// @param catalogue the patterns
  /// @param book the verdicts
  static List<Rule> rules(Catalogue catalogue, VerdictBook book) {
    return Arrays.stream(CertRule.values()).map(rule -> rule(rule, catalogue, book)).toList();
  }

  private static Rule rule(CertRule rule, Catalogue catalogue, VerdictBook book) {
    List<Breach> breaches = new ArrayList<>();
    for (Entry entry : catalogue.entries()) {
      for (Subject twin : entry.broken()) {
        if (twin.claim() instanceof Claim.Broken broken && broken.rules().contains(rule)) {
          breaches.add(breach(entry, twin, broken, book));
        }
      }
    }
    return new Rule(
        rule.name(),
        Markdown.inline(rule.title()),
        breaches,
        rule.reason()
            .map(reason -> new NoBreach(reason.key(), Markdown.inline(reason.because())))
            .orElse(null));
  }

  private static Breach breach(Entry entry, Subject twin, Claim.Broken broken, VerdictBook book) {
    return new Breach(
        entry.key(),
        twin.name(),
        broken.checks().stream()
            .map(check -> new Asked(check.toString(), book.cell(entry, twin, check)))
            .toList());
  }
}
