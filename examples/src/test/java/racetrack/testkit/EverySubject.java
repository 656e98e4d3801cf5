// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/// Holds every subject of a pattern to a class of tests, each question within its time, and records
/// the answers for the gate.
///
/// The class has one field of the pattern's enum of subjects, annotated `@Parameter`.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass(name = "{0}")
@ArgumentsSource(SubjectsUnderTest.class)
@ExtendWith({AnswerRecorder.class, TimeLimit.class})
public @interface EverySubject {}
