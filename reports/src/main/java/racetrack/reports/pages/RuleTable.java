// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Subject;
import racetrack.rules.CertRule;

/// Gathers, for each CERT rule, the twins that break it and what catches them.
public final class RuleTable {

  /// A CERT rule.
  ///
  /// @param name its identifier
  /// @param html what it asks for
  /// @param breaches the twins that break it
  /// @param noBreach why no run can show a breach, or null if one can
  public record Rule(
      String name, String html, List<Breach> breaches, @Nullable NoBreach noBreach) {}

  /// A twin that breaks a rule.
  ///
  /// @param key the key of its pattern
  /// @param twin its name
  /// @param checks what became of each check that must catch it
  public record Breach(String key, String twin, List<Asked> checks) {}

  /// What became of a check.
  ///
  /// @param check the check
  /// @param cell what it came to
  public record Asked(String check, Page.Cell cell) {}

  /// Why no run can show a breach of a rule.
  ///
  /// @param key the key of the pattern whose lab sheet tells the reader
  /// @param html the reason
  public record NoBreach(String key, String html) {}

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
            .map(check -> new Asked(Words.check(check), book.cell(entry, twin, check)))
            .toList());
  }
}
