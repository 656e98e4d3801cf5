// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One pattern of the catalogue.
///
/// @param key the name of its package below `racetrack`, the same in every module
/// @param pattern what its `package-info` says
public record Entry(String key, Pattern pattern) {

  /// {@return the title, as a heading would have it}
  public String title() {
    return pattern.title();
  }

  /// {@return every subject whose class is present, the reference first}
  public List<Subject> subjects() {
    return Arrays.<Subject>stream(pattern.subjects().getEnumConstants())
        .filter(subject -> subject.claim().isPresent())
        .toList();
  }

  /// {@return the subjects that claim to be sound}
  public List<Subject> sound() {
    return subjects().stream().filter(s -> s.claim() instanceof Claim.Sound).toList();
  }

  /// {@return the subjects that claim to be broken}
  public List<Subject> broken() {
    return subjects().stream().filter(s -> s.claim() instanceof Claim.Broken).toList();
  }

  /// {@return how a class from outside becomes a subject, present or not; empty if none can, for
  /// the reason that the pattern's card gives ([Pattern#closed])}
  public Optional<Claim.Submitted> door() {
    return Arrays.<Subject>stream(pattern.subjects().getEnumConstants())
        .map(Subject::claim)
        .filter(Claim.Submitted.class::isInstance)
        .map(Claim.Submitted.class::cast)
        .findFirst();
  }

  /// {@return its programs that answer a Python idiom, in the order of their names}
  public List<Program> programs() {
    return PackageClasses.of(pattern.contract()).stream()
        .filter(type -> type.isAnnotationPresent(Seed.class))
        .map(type -> Program.of(type, key, type.getAnnotation(Seed.class)))
        .toList();
  }

  /// {@return whether the pattern's card says that a question cannot be asked}
  ///
  /// @param question the question
  public boolean lacks(Question question) {
    return Arrays.stream(pattern.lacks()).anyMatch(lack -> lack.question() == question);
  }

  /// {@return the full name of the class that asks a question of this pattern}
  ///
  /// @param question the question
  public String asker(Question question) {
    return pattern.contract().getName() + question.suffix();
  }
}
