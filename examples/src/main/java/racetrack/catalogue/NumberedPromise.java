// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

/// One promise of a contract, in the contract's own words.
///
/// @param key the pattern's key
/// @param number its number, which no other promise of the pattern has or had
/// @param words a whole sentence, as Markdown in one line
public record NumberedPromise(String key, int number, String words) {

  /// {@return its name everywhere, such as `queue.bounded/4`}
  public String id() {
    return key + "/" + number;
  }

  /// {@return the name and the words}
  @Override
  public String toString() {
    return id() + ": " + words;
  }
}
