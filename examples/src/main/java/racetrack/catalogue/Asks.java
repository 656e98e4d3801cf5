// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says which promises of its pattern's contract a check asks about.
///
/// It stands on a test method of a `…Contract` or a `…Model`, or on a race scenario. The promises
/// are those of the contract in the same package, see [Promises].
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Asks {

  /// {@return the numbers of the promises}
  int[] value();

  /// Says that a test in a `…Contract` asks for no promise, and why it is there all the same.
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Nothing {

    /// {@return the reason, as a sentence}
    String because();
  }

  /// Says which dimension a test belongs to, where its promises do not tell ([Dimension#of]).
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface About {

    /// {@return the dimension}
    Dimension value();
  }
}
