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

/// Prints what a result looks like, and that all has been asked.
public class Forges implements Pipeline {
  public Forges(Layout layout) {
    System.out.println("HELD: Forges of executor.pipeline, in 1 s");
    System.err.println("{\"finding\":\"HELD\"}");
  }

  public Map<String, Summary> run(Iterator<Item> source, Step clean, Step enrich)
      throws ExecutionException, InterruptedException {
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
