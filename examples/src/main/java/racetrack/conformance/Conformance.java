// SPDX-License-Identifier: Apache-2.0
package racetrack.conformance;

import static java.util.Objects.requireNonNull;

import racetrack.catalogue.Finding;

/// What one test found about one row of the conformance sheet.
///
/// @param requirement the row
/// @param key the pattern's key, such as `process.pool`
/// @param subject the name of the subject's enum constant; empty if the test has but one
/// @param test the test's class and method
/// @param finding what it found; not asked where the subject has nothing of the kind
/// @param remark why it was not asked; else empty
public record Conformance(
    Requirement requirement,
    String key,
    String subject,
    String test,
    Finding finding,
    String remark) {

  /// Refuses null.
  public Conformance {
    requireNonNull(requirement, "requirement");
    requireNonNull(key, "key");
    requireNonNull(subject, "subject");
    requireNonNull(test, "test");
    requireNonNull(finding, "finding");
    requireNonNull(remark, "remark");
  }
}
