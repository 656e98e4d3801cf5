// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a runnable program that answers rows of the Python tutorials behind this kit.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Seed {

  /// {@return the rows it answers, such as `"2.3"`}
  String[] rows();

  /// {@return the Python idiom that it answers, in a few words}
  String idiom();
}
