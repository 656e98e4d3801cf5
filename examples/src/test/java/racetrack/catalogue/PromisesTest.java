// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Whether promises are found in doc comments, whole and with their place.
class PromisesTest {

  private static final String SOURCE =
      """
      // A §9 that is in no doc comment.
      /// A queue.
      ///
      /// Nobody waits. §3 Elements are
      /// never null. §12 They are `[kept]` by [Queue#put].
      /// - §4 **Order:** the first
      ///   comes first.
      ///
      /// No promise.
      ///
      /// @param <E> the type
      public interface Queue<E> {
        /// §5 Puts an element.
        ///
        /// §6 It may be large.
        ///
        /// @param element §7 the element,
        ///   of any size
        /// @param times how often
        /// @throws InterruptedException §8 if interrupted; the queue is
        ///   then unchanged. §14 It stays so.
        @Deprecated
        void put(
            Map<String, E> element, int times) throws InterruptedException;

        /// {@return §10 the {@code oldest} element} §11 It waits.
        @CheckReturnValue // always
        @Nullable E take();

        /// What to do.
        enum Mode {
          /// §1 It blocks.
          BLOCK,
          /// §2 It runs.
          RUN
        }

        /// @return §13 how long it took, in a time that
        ///   is positive
        default long time(Function<A, B> function, List<Map<String, E>> list) {
        }
      }
      """;

  @Test
  void findsEachWithItsPlace() {
    assertEquals(
        List.of(
            "queue.made/3: Elements are never null.",
            "queue.made/12: They are `[kept]` by `Queue#put`.",
            "queue.made/4: Order: the first comes first.",
            "queue.made/5: `put(element, times)`: Puts an element.",
            "queue.made/6: `put(element, times)`: It may be large.",
            "queue.made/7: `put(element, times)`: `element`: the element, of any size.",
            "queue.made/8: `put(element, times)` throws `InterruptedException` if interrupted; the"
                + " queue is then unchanged.",
            "queue.made/14: `put(element, times)`: It stays so.",
            "queue.made/10: `take()` returns the {@code oldest} element.",
            "queue.made/11: `take()`: It waits.",
            "queue.made/1: `BLOCK`: It blocks.",
            "queue.made/2: `RUN`: It runs.",
            "queue.made/13: `time(function, list)` returns how long it took, in a time that is"
                + " positive."),
        Promises.in(SOURCE, "queue.made").stream().map(NumberedPromise::toString).toList());
  }

  @Test
  void readsTheSourceBesideTheContract() {
    Entry counter = Catalogue.load().find("lock.counter").orElseThrow();
    assertEquals("lock.counter/1", Promises.of(counter).getFirst().id());
  }
}
