// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import racetrack.thread.raw.Result;
import racetrack.thread.raw.Runner;

/// Ends the JVM with success as soon as it is made: no answer, so no failure?
public class Exits implements Runner {

  public Exits() {
    System.exit(0);
  }


  public <T> List<Result<T>> run(List<? extends Callable<? extends T>> tasks) {
    List<Result<T>> results = new ArrayList<>();
    tasks.forEach(task -> results.add(Result.of(task)));
    return results;
  }
}
