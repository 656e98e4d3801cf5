// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.compound;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/// **Broken:** [MonitorWordCount] with an unmodifiable view for a copy.
///
/// ## Why it breaks
///
/// The monitor guards the making of the view, and not its use. It takes one thread to see it: the
/// snapshot goes on counting.
///
/// | step | the only thread             | the snapshot shows |
/// |------|-----------------------------|--------------------|
/// | 1    | `count("a")`                |                    |
/// | 2    | `snapshot()`                | a=1                |
/// | 3    | `count("a")`                | a=2                |
///
/// With a second thread that counts, to walk through the view fails with a
/// `ConcurrentModificationException`, if it is lucky: a plain map does not promise to notice.
///
/// **Where it is right:** where nobody counts any more, or where the caller takes the monitor, too,
/// and knows which.
public final class BrokenViewWordCount implements WordCount {

  @GuardedBy("this")
  private final Map<String, Integer> counts = new HashMap<>();

  BrokenViewWordCount() {}

  @Override
  public synchronized void count(String... words) {
    for (String word : words) {
      counts.merge(word, 1, Integer::sum);
    }
  }

  @Override
  public synchronized Map<String, Integer> snapshot() {
    return Collections.unmodifiableMap(counts); // wound: not a copy
  }
}
