// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.publication;

import org.jspecify.annotations.Nullable;

/// A ticker whose quotes have final fields, and are whole however a reader came by them.
///
/// **Seed idiom:** a tuple, or a frozen dataclass: what cannot change can be handed to anybody. A
/// `record` has final fields too; they are written out here because they are the lesson.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** `latest` is null or refers to a quote whose constructor has ended.
/// - **Whole:** when a constructor ends, its object's final fields are frozen. A thread that reads
///   a reference which was written after the freeze, and reads a final field through it, sees the
///   frozen value, *though the reference itself is read in a race*. A reference is never torn.
/// - **Happens-before:** none, between a `publish` and the `latest` that returns its quote. What
///   the publisher did besides need not be seen. A reader may miss a new quote for as long as it
///   likes, and even meet an older one after a newer: it is a plain field.
/// - **Linearization points:** none, therefore. In any order of the lines this is a variable, and
///   that is how far the model's word goes.
/// - **Read once:** `latest == null ? none : latest` would be two reads, and the second may be
///   null.
/// - **Progress:** wait-free.
///
/// ## Cost
///
/// One allocation a quote, and a barrier at the constructor's end that keeps its writes before
/// later ones: nothing but a hint to the compiler on x86-64, an instruction on AArch64. The read is
/// an ordinary load everywhere.
///
/// ## Broken twin
///
/// [BrokenEscapeTicker] writes the reference before the constructor has ended.
///
/// ## Sources
///
/// - JLS 25, §17.5 (final field semantics), §17.7 (references are written as one).
public final class FinalTicker implements Ticker {

  private @Nullable Quote latest;

  FinalTicker() {}

  @Override
  public void publish(int bid, int ask) {
    latest = new FinalQuote(bid, ask);
  }

  @Override
  public @Nullable Quote latest() {
    return latest; // benign race: any quote that it finds is frozen
  }

  private static final class FinalQuote implements Quote {

    private final int bid;
    private final int ask;
    private final int seal;

    FinalQuote(int bid, int ask) {
      this.bid = bid;
      this.ask = ask;
      this.seal = Quote.sealOf(bid, ask);
    } // publishes: the frozen fields

    @Override
    public int bid() {
      return bid;
    }

    @Override
    public int ask() {
      return ask;
    }

    @Override
    public int seal() {
      return seal;
    }
  }
}
