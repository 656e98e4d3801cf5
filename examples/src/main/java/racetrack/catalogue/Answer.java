// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one check found in one subject. All tools answer in this form, one JSON object an answer.
///
/// @param key the pattern's key, such as `queue.bounded`
/// @param subject the name of the subject's enum constant
/// @param check which check was made
/// @param finding what it found
/// @param evidence what a person should read: a failure's message, an interleaving, or the reason
///   why the check was not made; empty if there is nothing to say
/// @param outcomes for races, each outcome and how often it was seen
/// @param strength for races, how much a clean result says
/// @param exploration for models, how many interleavings were looked at; null if nobody counted
/// @param modes for races, what was seen in each mode of the JVM
/// @param seconds how long the check took
/// @param asked when it ended
/// @param jvmArguments the arguments of the JVM that it ran in
/// @param promises the numbers of the contract's promises that the check asks about; none if
///   whoever writes the answer does not know them
public record Answer(
    String key,
    String subject,
    Check check,
    Finding finding,
    String evidence,
    List<Outcome> outcomes,
    @Nullable Strength strength,
    @Nullable Exploration exploration,
    List<Mode.Tally> modes,
    double seconds,
    Instant asked,
    List<String> jvmArguments,
    List<Integer> promises) {

  /// Records an answer of a tool that counts neither interleavings nor modes, and does not know the
  /// promises.
  ///
  /// @param key the pattern's key
  /// @param subject the name of the subject's enum constant
  /// @param check which check was made
  /// @param finding what it found
  /// @param evidence what a person should read
  /// @param outcomes for races, each outcome and how often it was seen
  /// @param strength for races, how much a clean result says
  /// @param seconds how long the check took
  /// @param asked when it ended
  /// @param jvmArguments the arguments of the JVM that it ran in
  public Answer(
      String key,
      String subject,
      Check check,
      Finding finding,
      String evidence,
      List<Outcome> outcomes,
      @Nullable Strength strength,
      double seconds,
      Instant asked,
      List<String> jvmArguments) {
    this(
        key,
        subject,
        check,
        finding,
        evidence,
        outcomes,
        strength,
        null,
        List.of(),
        seconds,
        asked,
        jvmArguments,
        List.of());
  }

  /// Refuses null, and keeps copies.
  public Answer {
    requireNonNull(key, "key");
    requireNonNull(subject, "subject");
    requireNonNull(check, "check");
    requireNonNull(finding, "finding");
    requireNonNull(evidence, "evidence");
    outcomes = List.copyOf(outcomes);
    modes = modes == null ? List.of() : List.copyOf(modes); // older results have none
    requireNonNull(asked, "asked");
    jvmArguments = List.copyOf(jvmArguments);
    promises = promises == null ? List.of() : List.copyOf(promises); // older results have none
  }

  /// {@return how many results the outcomes count together}
  public long samples() {
    return outcomes.stream().mapToLong(Outcome::count).sum();
  }

  /// {@return how many results were forbidden}
  public long hits() {
    return outcomes.stream().filter(Outcome::forbidden).mapToLong(Outcome::count).sum();
  }

  /// {@return whether this held in a race or model check that carries too little weight, or none:
  /// no twin was seen to break in the same, so nobody knows what it would have missed}
  public boolean lacksWeight() {
    return finding == Finding.HELD
        && switch (check.question()) {
          case CONTRACT -> false;
          case MODEL -> exploration == null || !exploration.reachesItsTwins();
          case RACE -> strength == null || !strength.weighsEnough();
        };
  }

  /// {@return the same answer with another exploration}
  ///
  /// @param other how many interleavings were looked at
  public Answer with(Exploration other) {
    return new Answer(
        key,
        subject,
        check,
        finding,
        evidence,
        outcomes,
        strength,
        other,
        modes,
        seconds,
        asked,
        jvmArguments,
        promises);
  }

  /// One outcome of a race.
  ///
  /// @param result what the actors saw, in the scenario's notation
  /// @param count how often
  /// @param forbidden whether the scenario forbids it
  /// @param meaning the scenario's sentence about it
  public record Outcome(String result, long count, boolean forbidden, String meaning) {}

  /// How much a clean race says.
  ///
  /// A twin that shows its wound with frequency p would have been missed in n clean samples with
  /// probability `(1 - p)^n`. The samples are taken as independent, which is roughly so. Over
  /// several modes it is the product of these probabilities, each with the p and n of its mode; a
  /// mode in which the twin was not seen to break adds nothing.
  ///
  /// @param twin the twin in the same scenario that would be missed most probably
  /// @param frequency p: the lower 95 % confidence limit of the twin's frequency; over several
  ///   modes, the p that gives the same product, so that all limits hold together with 95 %
  /// @param missed the probability that a wound like the twin's would have been missed
  public record Strength(String twin, double frequency, double missed) {

    /// A clean race carries weight when a wound like the twin's would be missed this rarely.
    public static final double ENOUGH = 1e-6;

    /// {@return whether the race carries weight}
    public boolean weighsEnough() {
      return missed <= ENOUGH;
    }
  }
}
