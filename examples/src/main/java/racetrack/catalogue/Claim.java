// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.Immutable;
import java.util.List;

/// What a subject says of itself. The gate holds it to it.
@Immutable
public sealed interface Claim {

  /// {@return the class that implements the contract}
  Class<?> implementation();

  /// Keeps every promise of its contract. One broken promise fails the build.
  ///
  /// @param implementation the class that implements the contract
  record Sound(Class<?> implementation) implements Claim {

    /// Claims soundness.
    public Sound {
      requireNonNull(implementation, "implementation");
    }
  }

  /// Breaks one promise, on purpose. Not being caught by each of its checks fails the build.
  ///
  /// @param implementation the class that implements the contract, but for one wound
  /// @param original the sound subject that the wound was cut into
  /// @param rules the rules of the SEI CERT Oracle Coding Standard for Java that it breaks
  /// @param checks the checks that must catch it
  @SuppressWarnings("Immutable") // its lists are copies, and a subject is an enum constant
  record Broken(Class<?> implementation, Subject original, List<String> rules, List<Check> checks)
      implements Claim {

    /// Claims brokenness.
    public Broken {
      requireNonNull(implementation, "implementation");
      requireNonNull(original, "original");
      rules = List.copyOf(rules);
      checks = List.copyOf(checks);
    }

    /// {@return the same claim, naming the CERT rules that the wound breaks}
    ///
    /// @param rules identifiers such as `"THI03"`
    public Broken against(String... rules) {
      return new Broken(implementation, original, List.of(rules), checks);
    }

    /// {@return the same claim, naming the checks that must catch the wound}
    ///
    /// @param checks at least one
    public Broken caughtBy(Check... checks) {
      return new Broken(implementation, original, rules, List.of(checks));
    }
  }

  /// {@return the claim to be sound}
  ///
  /// @param implementation the class that implements the contract
  static Sound sound(Class<?> implementation) {
    return new Sound(implementation);
  }

  /// {@return the claim to be the broken twin of a sound subject}
  ///
  /// @param implementation the class that carries the wound
  /// @param original the sound subject that it differs from
  static Broken twinOf(Subject original, Class<?> implementation) {
    return new Broken(implementation, original, List.of(), List.of());
  }
}
