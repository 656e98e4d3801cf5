// SPDX-License-Identifier: Apache-2.0
package racetrack.rules;

import com.google.errorprone.annotations.Immutable;
import java.util.Optional;

/// The rules on concurrency of the SEI CERT Oracle Coding Standard for Java.
///
/// A twin says which of them its wound breaks. A rule that no run can show has a [Reason].
///
/// **Source:** SEI CERT Oracle Coding Standard for Java, sections VNA, LCK, THI, TPS and TSM. The
/// titles are in our words.
public enum CertRule {
  VNA00("Make writes to a shared primitive variable visible to its readers"),
  VNA01("Make a shared reference to an immutable object visible to its readers"),
  VNA02("Make a compound operation on a shared variable atomic"),
  VNA03("Do not take a group of atomic calls for an atomic group"),
  VNA04("Make calls to chained methods atomic"),
  VNA05("Read and write 64-bit values atomically"),
  LCK00("Lock a private final object where code that is not trusted can reach the class"),
  LCK01("Do not lock an object that may be reused, such as a boxed value or a literal"),
  LCK02("Do not lock the class that `getClass()` returns"),
  LCK03("Do not lock the monitor of a `Lock` or a condition"),
  LCK04("Do not lock a view of a collection whose backing collection can be reached"),
  LCK05("Lock accesses to static fields that code that is not trusted can modify"),
  LCK06("Do not guard shared static data with a lock of an instance"),
  LCK07("Take locks, and give them back, in one order"),
  LCK08("Release the locks that are held when an exception leaves"),
  LCK09("Do nothing that can block while holding a lock"),
  LCK10("Use a correct form of double-checked locking"),
  LCK11("Do not lock on the client's side a class that does not commit to its strategy"),
  THI00("Do not call `Thread.run()`"),
  THI01(
      "Do not call methods of `ThreadGroup`",
      "thread.stop",
      "What it misses depends on when it is asked; the methods that did harm now do nothing or"
          + " throw."),
  THI02("Notify all waiting threads rather than one"),
  THI03("Call `wait()` and `await()` in a loop"),
  THI04("See to it that a thread that blocks can be ended"),
  THI05(
      "Do not end a thread by `Thread.stop()`",
      "thread.stop",
      "It is gone: it throws an `UnsupportedOperationException`, so no wound can be cut with it."),
  TPS00("Use a thread pool, so that a burst degrades the service gracefully"),
  TPS01("Do not run interdependent tasks in a bounded pool"),
  TPS02("Make the tasks of a pool interruptible"),
  TPS03("Do not let the tasks of a pool fail silently"),
  TPS04("Set thread-local variables anew when a thread of a pool is used again"),
  TSM00("Do not override a thread-safe method with one that is not"),
  TSM01("Do not let `this` escape while the object is made"),
  TSM02("Use no background threads while a class is initialised"),
  TSM03("Do not publish an object that is only partly made");

  private final String title;
  private final Optional<Reason> reason;

  CertRule(String title) {
    this.title = title;
    this.reason = Optional.empty();
  }

  CertRule(String title, String key, String because) {
    this.title = title;
    this.reason = Optional.of(new Reason(key, because));
  }

  /// {@return what the rule asks for, in Markdown}
  public String title() {
    return title;
  }

  /// {@return why no run can show a breach, if so}
  public Optional<Reason> reason() {
    return reason;
  }

  /// Why no run can show a breach of a rule.
  ///
  /// @param key the pattern whose lab sheet tells the reader
  /// @param because the reason, in Markdown
  @Immutable
  public record Reason(String key, String because) {}
}
