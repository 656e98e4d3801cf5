// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.lazy;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An object made under a lock that only those take who come before it is made.
///
/// **Seed idiom:** `if value is None: with lock: if value is None: value = make()`.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** `value` goes from null to the object once, under the monitor, and stays.
/// - **Linearization points:** of the call that makes the object, the write of `value`; of the
///   others, the read that finds it there, without the monitor or under it.
/// - **Happens-before:** the maker's writes come before the volatile write of `value`, and that
///   comes before each volatile read that sees it. The monitor would do as much for those who take
///   it; `volatile` is for those who do not.
/// - **Publication:** `maker` is final, so a thread that finds this object by a data race finds the
///   maker in it, and what was written before.
/// - **Once:** two callers may find null at first. The second look, under the monitor, shows to the
///   later of them what the earlier one has made.
/// - **Progress:** blocking until the object is made, wait-free from then on.
///
/// ## Cost
///
/// A volatile read: an ordinary load on x86-64, a load-acquire on AArch64. The local variable saves
/// a second one. The maker stays reachable, and all that it holds.
///
/// ## Broken twins
///
/// [BrokenDoubleCheckLazy] leaves out `volatile`, [BrokenSingleCheckLazy] the second look,
/// [BrokenHandOverLazy] the `final` of the maker.
///
/// ## Sources
///
/// - D. Bacon and others, *The "Double-Checked Locking is Broken" Declaration*, 2000.
/// - JLS 25, §17.4.5 (happens-before) and §17.5 (final fields).
///
/// @param <T> the type of the object
public final class DoubleCheckLazy<T> implements Lazy<T> {

  private final Supplier<? extends T> maker;
  private volatile @Nullable T value;

  DoubleCheckLazy(Supplier<? extends T> maker) {
    this.maker = () -> requireNonNull(maker.get());
  }

  @Override
  public T get() {
    T made = value; // acquires: the object; linearization point, if it is there
    if (made == null) {
      synchronized (this) {
        made = value; // linearization point, if it is there
        if (made == null) {
          made = maker.get();
          value = made; // publishes: the object; linearization point
        }
      }
    }
    return made;
  }
}
