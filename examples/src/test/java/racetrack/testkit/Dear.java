// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import racetrack.catalogue.Subject;

/// A check that takes seconds for each subject, and so is not made of all of them in every build.
///
/// It is made in a JVM that was started to test one subject ([Subject#PROPERTY]): so `check` and
/// certification make it. No twin may name it, since the gate then wants the sound subjects'
/// answers, too. With [#PROPERTY] it is made of all sound subjects.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Dear.Condition.class)
public @interface Dear {

  /// The system property that has dear checks made of all sound subjects, if it is `true`.
  String PROPERTY = "racetrack.dear";

  /// Whether it is made here.
  final class Condition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return System.getProperty(Subject.PROPERTY) != null || Boolean.getBoolean(PROPERTY)
          ? ConditionEvaluationResult.enabled("This JVM has the time.")
          : ConditionEvaluationResult.disabled(
              "It takes seconds: -D%s=true has it made.".formatted(PROPERTY));
    }
  }
}
