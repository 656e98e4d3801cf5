// SPDX-License-Identifier: Apache-2.0
package racetrack.app.sizing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import racetrack.app.sizing.DecisionTreeExample.Fork;
import racetrack.app.sizing.DecisionTreeExample.Leaf;
import racetrack.app.sizing.DecisionTreeExample.Node;
import racetrack.catalogue.Catalogue;

class DecisionTreeExampleTest {

  private static final boolean YES = true;
  private static final boolean NO = false;

  @Test
  void leadsToPatternsThatAreThere() {
    Catalogue catalogue = Catalogue.load();
    List<Leaf> leaves = leaves(DecisionTreeExample.TREE).toList();
    assertEquals(
        List.of(),
        leaves.stream().map(Leaf::key).filter(key -> catalogue.find(key).isEmpty()).toList());
    Set<Leaf> different = new HashSet<>(leaves);
    assertEquals(leaves.size(), different.size());
  }

  @Test
  void tellsTasksThatWaitFromTasksThatCompute() {
    assertEquals("app.scraper", decide(NO, YES, NO, NO));
    assertEquals("limit.concurrency", decide(NO, YES, YES, NO));
    assertEquals("executor.pool", decide(NO, NO, NO, NO, NO));
    assertEquals("process.pool", decide(YES));
  }

  @Test
  void isPrintedAsATree() {
    List<String> lines = new ArrayList<>();
    DecisionTreeExample.print(
        new Fork(
            "A?", new Fork("B?", new Leaf("b", "x.b"), new Leaf("c", "x.c")), new Leaf("d", "x.d")),
        lines::add);
    assertEquals(
        List.of(
            "A?",
            "├─ yes: B?",
            "│  ├─ yes: b -> racetrack show x.b",
            "│  └─ no:  c -> racetrack show x.c",
            "└─ no:  d -> racetrack show x.d"),
        lines);
  }

  @Test
  void asksWhetherATaskWaitsBeforeItAsksForDetails() {
    Optional<Node> next =
        Optional.of(DecisionTreeExample.TREE)
            .map(node -> node instanceof Fork fork ? fork.no() : node);
    assertTrue(next.orElseThrow().toString().contains("wait for most of its time"));
  }

  private static String decide(Boolean... answers) {
    return DecisionTreeExample.decide(DecisionTreeExample.TREE, List.of(answers)).key();
  }

  private static Stream<Leaf> leaves(Node node) {
    return switch (node) {
      case Leaf leaf -> Stream.of(leaf);
      case Fork(String _, Node yes, Node no) -> Stream.concat(leaves(yes), leaves(no));
    };
  }
}
