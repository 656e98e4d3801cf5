// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says which rows of the conformance sheet a test shows: those of an executor (E), of a future
/// (F), of a process pool (P), of its crash matrix (C) and of its security (S).
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Row {

  /// {@return the rows, such as `"P1"`}
  String[] value();
}
