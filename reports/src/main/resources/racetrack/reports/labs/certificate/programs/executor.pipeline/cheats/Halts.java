// SPDX-License-Identifier: Apache-2.0
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import racetrack.executor.pipeline.Item;
import racetrack.executor.pipeline.Layout;
import racetrack.executor.pipeline.Pipeline;
import racetrack.executor.pipeline.Summary;

/// Halts the JVM in the middle of a call, after a while: what was held so far shall count.
public class Halts implements Pipeline {
  private static int calls;

  public Halts(Layout layout) {
  }

  public Map<String, Summary> run(Iterator<Item> source, Step clean, Step enrich)
      throws ExecutionException, InterruptedException {
    if (++calls > 5) {
      Runtime.getRuntime().halt(0);
    }
    Map<String, Summary> sums = new HashMap<>();
    while (source.hasNext()) {
      try {
        Optional<Item> item = clean.apply(source.next());
        if (item.isPresent()) {
          item = enrich.apply(item.get());
        }
        item.ifPresent(one -> sums.merge(one.category(), Summary.of(one), Summary::plus));
      } catch (Exception e) {
        throw new ExecutionException(e);
      }
    }
    return sums;
  }
}
