// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes a package a pattern of the catalogue. It stands on the `package-info`.
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Pattern {

  /// {@return the title, as a heading would have it}
  String title();

  /// {@return the interface that its callers rely on}
  Class<?> contract();

  /// {@return the enum of its subjects, the reference first}
  Class<? extends Subject> subjects();

  /// {@return the questions that cannot be asked of this pattern, each with the reason}
  Lack[] lacks() default {};

  /// {@return why no class from outside can be one of its subjects, as a sentence; empty if one
  /// can}
  String closed() default "";

  /// A question that cannot be asked, and why.
  @Target({})
  @Retention(RetentionPolicy.RUNTIME)
  @interface Lack {

    /// {@return the question that is not asked}
    Question question();

    /// {@return the reason, as a sentence}
    String because();
  }
}
