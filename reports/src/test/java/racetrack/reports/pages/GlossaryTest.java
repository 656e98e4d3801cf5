// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GlossaryTest {

  private static final List<Glossary.Word> WORDS =
      Glossary.sections().stream().flatMap(section -> section.words().stream()).toList();

  @Test
  void explainsTheWordsThatThePagesLinkTo() {
    List<String> known = WORDS.stream().map(Glossary.Word::id).toList();
    for (String id :
        List.of(
            "pattern", "subject", "twin", "promise", "weak", "strength", "race", "percentile")) {
      assertTrue(known.contains(id), id + " is not among " + known);
    }
  }

  @Test
  void hasOneAnchorForEachWord() {
    Set<String> seen = new HashSet<>();
    for (Glossary.Word word : WORDS) {
      assertTrue(word.id().matches("[a-z0-9-]+") && seen.add(word.id()), word.id());
    }
  }

  @Test
  void showsMarksAsCode() {
    Glossary.Section marks =
        Glossary.sections().stream()
            .filter(section -> section.title().equals("The marks in the code"))
            .findFirst()
            .orElseThrow();
    assertEquals("<code>// linearization point</code>", marks.words().getFirst().html());
  }
}
