// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.readwrite;

/// **Broken:** [ReadWriteLockQuotes] with a subclass whose `putIfAbsent` does not lock.
///
/// ## Why it breaks
///
/// Each of the two calls is safe. The method that it overrides held the lock over both.
///
/// | step | putIfAbsent(0, a)  | put(0, b)    | row 0 |
/// |------|--------------------|--------------|-------|
/// | 1    | finds none         |              | none  |
/// | 2    |                    | puts b       | b     |
/// | 3    | puts a             |              | a     |
///
/// Whoever holds the subclass by its base class's name relies on what the base class promised.
///
/// **Where it is right:** nowhere. The lock is private, so a subclass cannot even do it right: a
/// class that is safe should be final, or say how to extend it.
///
/// **CERT:** TSM00.
public final class BrokenOverrideQuotes extends ReadWriteLockQuotes {

  BrokenOverrideQuotes(int rows) {
    super(rows);
  }

  @Override
  public boolean putIfAbsent(int row, Quote quote) {
    if (get(row) != null) {
      return false;
    }
    put(row, quote); // wound: another lock than that of the look
    return true;
  }
}
