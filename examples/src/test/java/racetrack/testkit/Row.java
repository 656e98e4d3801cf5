// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import racetrack.conformance.Requirement;

/// Says which rows of the conformance sheet a test shows, and has what it finds recorded.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RowRecorder.class)
public @interface Row {

  /// {@return the rows}
  Requirement[] value();
}
