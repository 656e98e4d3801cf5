// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import racetrack.thread.raw.Result;
import racetrack.thread.raw.Runner;

/// Prints what a result looks like, and that all has been asked.
public class Forges implements Runner {

  public Forges() {
    System.out.println("HELD: Forges of thread.raw, in 1 s");
    System.err.println("{\"finding\":\"HELD\"}");
  }


  public <T> List<Result<T>> run(List<? extends Callable<? extends T>> tasks) {
    List<Result<T>> results = new ArrayList<>();
    tasks.forEach(task -> results.add(Result.of(task)));
    return results;
  }
}
