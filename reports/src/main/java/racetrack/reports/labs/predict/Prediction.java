// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict;

import static java.util.Objects.requireNonNull;

/// What one student answered to one question.
///
/// @param student a name, or any word that stands for one
/// @param question the question's id
/// @param answer the letter of the answer
/// @param sure how sure the student was: 1 for a guess, 4 for certain; 0 if they did not say
public record Prediction(String student, String question, String answer, int sure) {

  /// The most certain.
  public static final int CERTAIN = 4;

  /// Refuses null.
  public Prediction {
    requireNonNull(student, "student");
    requireNonNull(question, "question");
    requireNonNull(answer, "answer");
  }
}
