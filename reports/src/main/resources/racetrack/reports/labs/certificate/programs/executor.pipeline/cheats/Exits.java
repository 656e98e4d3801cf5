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

/// Ends the JVM with success as soon as it is made: no answer, so no failure?
public class Exits implements Pipeline {
  public Exits(Layout layout) {
    System.exit(0);
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
