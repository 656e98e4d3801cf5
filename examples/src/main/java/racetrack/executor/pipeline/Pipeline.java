// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pipeline;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/// Cleans items, enriches them and adds them up by category, all three at the same time.
///
/// §1 **Back-pressure:** an item is under way from when it is taken from the source until it is
/// added up or dropped. No more are under way than [Layout#room] says, so a slow stage makes the
/// source wait.
///
/// How a caller waits is unspecified: it may spin. So is whether a source that itself waits for its
/// next item is interrupted when all is stopped: until it has the item, the run may go on.
///
/// §2 Each step of an item follows the one before; items overtake each other. §3 At each stage as
/// many are at work as [Layout] says, and at all stages at the same time. §4 An item that a step
/// drops goes no further.
///
/// §5 **The first failure stops all:** nothing more is taken from the source, whoever waits is
/// interrupted, and so is whoever is in the midst of a step. A failure is whatever a step or the
/// source throws, such as an [InterruptedException] or a
/// [java.util.concurrent.CancellationException] of its own.
///
/// §6 **Memory effect:** what a step wrote for an item is seen by the next step of the same item,
/// and by the calling thread when the sums are there. §7 The source is used by one thread, which
/// need not be the caller's.
public interface Pipeline {

  /// What a stage does to an item.
  interface Step {

    /// Does it.
    ///
    /// @param item the item
    /// @return what becomes of it; empty if it is dropped
    /// @throws Exception if it fails
    Optional<Item> apply(Item item) throws Exception;
  }

  /// §8 Runs items through the stages, and returns when no thread of it is at work any more.
  ///
  /// @param source where to take items from, which may be without end as long as something fails
  /// @param clean the first step
  /// @param enrich the second step
  /// @return §9 the sum of each category that an item came through with
  /// @throws ExecutionException §10 if a step or the source failed, with the first failure as its
  ///   cause
  /// @throws InterruptedException §11 if interrupted while waiting; all is then stopped as by a
  ///   failure
  Map<String, Summary> run(Iterator<Item> source, Step clean, Step enrich)
      throws ExecutionException, InterruptedException;
}
