// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/// Failures of every kind: what fails on purpose in a test fails with each of them, through
/// `@MethodSource`. To catch [Exception] does not catch them all.
public final class Failures {

  /// The name of [#all].
  public static final String ALL = "racetrack.testkit.Failures#all";

  /// The name of [#unchecked].
  public static final String UNCHECKED = "racetrack.testkit.Failures#unchecked";

  /// The name of [#plain].
  public static final String PLAIN = "racetrack.testkit.Failures#plain";

  /// The name of [#ofASource].
  public static final String OF_A_SOURCE = "racetrack.testkit.Failures#ofASource";

  private Failures() {}

  /// {@return a failure of each kind, for code that may throw anything} One of them looks like an
  /// interrupt, though nobody was interrupted. One is neither an exception nor an error.
  public static Stream<Throwable> all() {
    return Stream.concat(
        Stream.of(
            new IOException("made up"),
            new InterruptedException("made up, by nobody"),
            new Throwable("made up")),
        unchecked());
  }

  /// {@return a failure of each kind that no method declares} One of them looks like a
  /// cancellation, though nobody cancelled anything.
  public static Stream<Throwable> unchecked() {
    return Stream.concat(plain(), Stream.of(new CancellationException("made up, by nobody")));
  }

  /// {@return failures that no method declares, and that look like nothing else}
  public static Stream<Throwable> plain() {
    return Stream.of(
        new IllegalStateException("made up"),
        new StackOverflowError("made up")); // nobody may take it for fatal
  }

  /// {@return failures of what gives inputs} One of them looks like the end, though more could be
  /// there.
  public static Stream<Throwable> ofASource() {
    return Stream.concat(plain(), Stream.of(new NoSuchElementException("made up")));
  }

  /// Fails, with whatever the type of the result is that is expected here.
  ///
  /// @param failure of what kind ever
  /// @param <R> the type of the result that there is not
  /// @param <X> stands for its type, which the compiler does not ask for
  /// @return never
  /// @throws X the failure itself
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "DoNotCallSuggester"})
  public static <R, X extends Throwable> R raise(Throwable failure) throws X {
    throw (X) failure;
  }
}
