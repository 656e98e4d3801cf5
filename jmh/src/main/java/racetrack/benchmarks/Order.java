// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a fork is told to do: warm up, and then visit each number of workers once in each round.
///
/// A benchmark that takes long to set up, or for one operation, leaves out what it can once it has
/// used up its patience: further warm-ups, and rounds after the first one.
///
/// @param benchmark the class and method, as JMH writes it
/// @param patienceMillis how long it may take before it leaves something out, in milliseconds
/// @param round how many visits there are in a round
/// @param warmups the warm-ups, whose results are not kept
/// @param visits the visits of all rounds
record Order(
    String benchmark, long patienceMillis, int round, List<Visit> warmups, List<Visit> visits) {

  /// A part of its patience that warm-ups may use up.
  private static final double WARMING = 0.3;

  /// One visit.
  ///
  /// @param threads how many threads run the benchmark
  /// @param rampMillis how long it runs before it measures; not at all if 0
  /// @param millis how long it measures
  /// @param parameters the values of the benchmark's parameters
  record Visit(int threads, int rampMillis, int millis, SortedMap<String, String> parameters) {

    private List<String> toArguments() {
      List<String> words = new ArrayList<>();
      for (int number : List.of(threads, rampMillis, millis, parameters.size())) {
        words.add(Integer.toString(number));
      }
      parameters.forEach((name, value) -> words.addAll(List.of(name, value)));
      return words;
    }

    private static Visit parse(Iterator<String> words) {
      int threads = number(words);
      int rampMillis = number(words);
      int millis = number(words);
      SortedMap<String, String> parameters = new TreeMap<>();
      for (int left = number(words); left > 0; left--) {
        parameters.put(words.next(), words.next());
      }
      return new Visit(threads, rampMillis, millis, parameters);
    }
  }

  /// {@return whether there is time for a warm-up; there is for the first}
  ///
  /// @param warmup which one, from 0
  /// @param millis how long the fork has been at it
  boolean warmsUp(int warmup, long millis) {
    return warmup == 0 || millis < WARMING * patienceMillis;
  }

  /// {@return whether there is time for a visit; there is within a round that was begun}
  ///
  /// @param visit which one, from 0
  /// @param millis how long the fork has been at it
  boolean visits(int visit, long millis) {
    boolean furtherRound = visit > 0 && visit % round == 0;
    return !furtherRound || millis < patienceMillis;
  }

  /// {@return the words of a command line that [#parse] reads}
  List<String> toArguments() {
    List<String> words = new ArrayList<>();
    words.add(benchmark);
    words.add(Long.toString(patienceMillis));
    words.add(Integer.toString(round));
    words.add(Integer.toString(warmups.size()));
    Stream.concat(warmups.stream(), visits.stream())
        .forEach(visit -> words.addAll(visit.toArguments()));
    return words;
  }

  /// {@return the order that some words stand for}
  ///
  /// @param words as [#toArguments] gives them
  static Order parse(String[] words) {
    Iterator<String> rest = Arrays.asList(words).iterator();
    String benchmark = rest.next();
    long patienceMillis = Long.parseLong(rest.next());
    int round = number(rest);
    int warmups = number(rest);
    List<Visit> visits = new ArrayList<>();
    while (rest.hasNext()) {
      visits.add(Visit.parse(rest));
    }
    return new Order(
        benchmark,
        patienceMillis,
        round,
        visits.subList(0, warmups),
        visits.subList(warmups, visits.size()));
  }

  private static int number(Iterator<String> words) {
    return Integer.parseInt(words.next());
  }
}
