// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import racetrack.thread.raw.Result;
import racetrack.thread.raw.Runner;

/// Halts the JVM in the middle of a call, after a while: what was held so far shall count.
public class Halts implements Runner {
  private static int calls;

  public Halts() {
  }


  public <T> List<Result<T>> run(List<? extends Callable<? extends T>> tasks) {
    if (++calls > 20) {
      Runtime.getRuntime().halt(0);
    }
    List<Result<T>> results = new ArrayList<>();
    tasks.forEach(task -> results.add(Result.of(task)));
    return results;
  }
}
