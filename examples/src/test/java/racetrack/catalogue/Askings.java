// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/// Which check of a pattern asks about which promises of its contract.
final class Askings {

  private static final Pattern SCENARIO = Pattern.compile(" +public static class (\\w+) .*");
  private static final Pattern NUMBER = Pattern.compile("§\\d++(?!\\.\\d)");
  private static final Pattern ASKS = Pattern.compile(" +@Asks\\((.*)\\)");

  private Askings() {}

  /// What one check asks about.
  ///
  /// @param check its name, as a sentence may have it
  /// @param promises the numbers of the promises
  /// @param reason why there are none; empty if none is given
  record Asking(String check, List<Integer> promises, String reason) {}

  /// {@return what the tests of a class ask about}
  ///
  /// @param tests a contract's tests, or a model
  static List<Asking> of(Class<?> tests) {
    return tests(tests)
        .map(method ->
            new Asking(
                tests.getSimpleName() + "." + method.getName(),
                Promises.askedBy(method),
                reason(method)))
        .toList();
  }

  private static Stream<Method> tests(Class<?> tests) {
    return Arrays.stream(tests.getDeclaredMethods())
        .filter(method ->
            method.isAnnotationPresent(Test.class)
                || method.isAnnotationPresent(ParameterizedTest.class));
  }

  /// {@return the tests of a contract that belong to no dimension}
  ///
  /// @param tests the contract's tests
  /// @param promises the contract's promises
  static List<String> withoutDimension(Class<?> tests, List<NumberedPromise> promises) {
    return tests(tests)
        .filter(method -> {
          List<Integer> numbers = Promises.askedBy(method);
          return Dimension.of(
                  Question.CONTRACT,
                  Optional.ofNullable(method.getAnnotation(Asks.About.class))
                      .map(Asks.About::value),
                  promises.stream().filter(one -> numbers.contains(one.number())).toList())
              .isEmpty();
        })
        .map(method -> tests.getSimpleName() + "." + method.getName())
        .toList();
  }

  private static String reason(Method method) {
    return Optional.ofNullable(method.getAnnotation(Asks.Nothing.class))
        .map(Asks.Nothing::because)
        .orElse("");
  }

  /// {@return what race scenarios ask about} They are in a module that cannot be seen from here, so
  /// they are read, not loaded.
  ///
  /// @param source the source that holds the scenarios; none if there is no such file
  static List<Asking> in(Path source) {
    if (Files.notExists(source)) {
      return List.of();
    }
    List<Asking> askings = new ArrayList<>();
    List<Integer> promises = List.of();
    String file = source.getFileName().toString().replace(".java", "");
    for (String line : read(source).lines().toList()) {
      Matcher asks = ASKS.matcher(line);
      Matcher scenario = SCENARIO.matcher(line);
      if (line.strip().equals("@JCStressTest")) {
        promises = List.of();
      } else if (asks.matches()) {
        promises = numbers(asks.group(1));
      } else if (scenario.matches()) {
        askings.add(new Asking(file + "." + scenario.group(1), promises, ""));
      }
    }
    return askings;
  }

  private static List<Integer> numbers(String list) {
    return Pattern.compile("\\d+")
        .matcher(list)
        .results()
        .map(number -> Integer.valueOf(number.group()))
        .toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// {@return whether each number in the doc comments of a contract begins a promise}
  ///
  /// @param source the contract's source
  /// @param promises the promises that were found in it
  static boolean isRead(String source, List<NumberedPromise> promises) {
    long numbers =
        source
            .lines()
            .filter(line -> line.strip().startsWith("///"))
            .mapToLong(line -> NUMBER.matcher(line).results().count())
            .sum();
    return numbers == promises.size();
  }

  /// {@return a sentence for everything that keeps promises and checks from matching}
  ///
  /// @param promises the contract's promises
  /// @param askings its checks
  static List<String> mismatches(List<NumberedPromise> promises, List<Asking> askings) {
    List<String> mismatches = new ArrayList<>();
    TreeSet<Integer> unasked = new TreeSet<>();
    for (NumberedPromise promise : promises) {
      if (!unasked.add(promise.number())) {
        mismatches.add("has two promises of the number " + promise.number());
      }
    }
    List<Integer> known = List.copyOf(unasked);
    for (Asking asking : askings) {
      if (asking.promises().isEmpty() == asking.reason().isBlank()) {
        mismatches.add("has a check that must say what it asks, or why nothing: " + asking.check());
      }
      for (int number : asking.promises()) {
        if (!known.contains(number)) {
          mismatches.add("has no promise " + number + ", which " + asking.check() + " asks about");
        }
        unasked.remove(number);
      }
    }
    unasked.forEach(number -> mismatches.add("has a promise that nobody asks about: " + number));
    return mismatches;
  }
}
