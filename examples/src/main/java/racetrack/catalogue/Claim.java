// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.Immutable;
import java.util.Arrays;
import java.util.List;
import racetrack.rules.CertRule;

/// What a subject says of itself. The gate holds it to it.
@Immutable
public sealed interface Claim {

  /// {@return the class that implements the contract}
  Class<?> implementation();

  /// {@return whether its class is in this build, and this JVM can load it}
  ///
  /// What needs a preview feature of the JDK is compiled with the profile `preview` only, and
  /// loaded with `--enable-preview` only. Elsewhere nothing can be asked of it, so the subject is
  /// left out of the catalogue: it counts neither as sound, nor as passed, nor as not asked.
  default boolean isPresent() {
    return implementation() != Absent.class;
  }

  /// Stands for a class that is not present.
  final class Absent {

    private Absent() {}
  }

  /// Keeps every promise of its contract. One broken promise fails the build.
  ///
  /// @param implementation the class that implements the contract
  /// @param isLibrary whether it only adapts a class of a library to the contract, as something to
  ///   measure the hand-made subjects against
  record Sound(Class<?> implementation, boolean isLibrary) implements Claim {

    /// Refuses null.
    public Sound {
      requireNonNull(implementation, "implementation");
    }
  }

  /// Breaks one promise, on purpose. Not being caught by each of its checks fails the build.
  ///
  /// @param implementation the class that implements the contract, but for one wound
  /// @param original the sound subject that the wound was cut into, or that should be used instead
  /// @param isOtherProgram whether it is no copy of the original with one wound, but what people
  ///   write in its place
  /// @param rules the rules of the SEI CERT Oracle Coding Standard for Java that it breaks
  /// @param checks the checks that must catch it
  /// @param architectures the values of `os.arch` on which a run can show it; empty for all
  @SuppressWarnings("Immutable") // its lists are copies, and a subject is an enum constant
  record Broken(
      Class<?> implementation,
      Subject original,
      boolean isOtherProgram,
      List<CertRule> rules,
      List<Check> checks,
      List<String> architectures)
      implements Claim {

    /// Refuses null, and keeps copies.
    public Broken {
      requireNonNull(implementation, "implementation");
      requireNonNull(original, "original");
      rules = List.copyOf(rules);
      checks = List.copyOf(checks);
      architectures = List.copyOf(architectures);
    }

    /// {@return the same claim, naming the CERT rules that the wound breaks}
    ///
    /// @param rules identifiers such as `"THI03"`
    /// @throws IllegalArgumentException if there is no such rule
    public Broken against(String... rules) {
      List<CertRule> broken = Arrays.stream(rules).map(CertRule::valueOf).toList();
      return new Broken(implementation, original, isOtherProgram, broken, checks, architectures);
    }

    /// {@return the same claim, naming the checks that must catch the wound}
    ///
    /// @param checks at least one
    public Broken caughtBy(Check... checks) {
      return new Broken(
          implementation, original, isOtherProgram, rules, List.of(checks), architectures);
    }

    /// {@return the same claim, of a wound that is formally one everywhere, and shows on some
    /// processors only}
    ///
    /// Elsewhere the gate says so, and does not count the twin as caught.
    ///
    /// @param architectures values of the system property `os.arch`, such as `"aarch64"`
    public Broken onlyOn(String... architectures) {
      return new Broken(
          implementation, original, isOtherProgram, rules, checks, List.of(architectures));
    }

    /// {@return whether a run on this machine can show the wound}
    public boolean isObservableHere() {
      return architectures.isEmpty() || architectures.contains(System.getProperty("os.arch"));
    }
  }

  /// Comes from outside the kit and claims nothing, so it is asked everything. It is absent unless
  /// this JVM was told of a class ([Submission#PROPERTY]).
  ///
  /// @param like a class of the kit that is made as it is made: by a constructor with the same
  ///   parameters
  record Submitted(Class<?> like) implements Claim {

    /// Refuses null.
    public Submitted {
      requireNonNull(like, "like");
    }

    @Override
    public Class<?> implementation() {
      return Submission.beside(like).orElse(Absent.class);
    }
  }

  /// {@return the claim of a class from outside}
  ///
  /// @param like a class of the pattern that is made as it has to be made
  static Submitted submitted(Class<?> like) {
    return new Submitted(like);
  }

  /// {@return the claim to be sound}
  ///
  /// @param implementation the class that implements the contract
  static Sound sound(Class<?> implementation) {
    return new Sound(implementation, false);
  }

  /// {@return the claim to be sound, of a class that may be absent}
  ///
  /// @param implementation the full name of the class that implements the contract
  static Sound sound(String implementation) {
    return sound(
        PackageClasses.find(implementation, Claim.class.getClassLoader()).orElse(Absent.class));
  }

  /// {@return the claim to be sound, of a class that puts the contract on what a library has}
  ///
  /// @param implementation the class that implements the contract
  static Sound library(Class<?> implementation) {
    return new Sound(implementation, true);
  }

  /// {@return the claim to be the broken twin of a sound subject}
  ///
  /// @param implementation the class that carries the wound
  /// @param original the sound subject that it differs from
  static Broken twinOf(Subject original, Class<?> implementation) {
    return new Broken(implementation, original, false, List.of(), List.of(), List.of());
  }

  /// {@return the claim to be a broken program that people write in place of a sound subject}
  ///
  /// @param original the sound subject that keeps the promise
  /// @param implementation the class that breaks it, and is no copy of the other
  static Broken otherwiseThan(Subject original, Class<?> implementation) {
    return new Broken(implementation, original, true, List.of(), List.of(), List.of());
  }
}
