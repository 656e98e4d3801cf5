// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a fork is told to do, visit after visit.
///
/// Each number of workers is visited once in each round. A benchmark that takes long to set up
/// begins no round after the first one once its time is over.
///
/// @param benchmark the class and method, as JMH writes it
/// @param patienceMillis when its time is over, in milliseconds from its first visit on
/// @param warmups how many of the visits come before the first round
/// @param round how many visits there are in a round
/// @param visits the visits
record Order(String benchmark, long patienceMillis, int warmups, int round, List<Visit> visits) {

  /// One visit.
  ///
  /// @param threads how many threads run the benchmark
  /// @param millis how long it measures
  /// @param parameters the values of the benchmark's parameters
  record Visit(int threads, int millis, SortedMap<String, String> parameters) {}

  /// {@return whether a visit is not the first one of a further round, or there is time for that}
  ///
  /// @param visit which visit, from 0
  /// @param millis how long the fork has been at it
  boolean goesOn(int visit, long millis) {
    boolean furtherRound = visit > warmups && (visit - warmups) % round == 0;
    return !furtherRound || millis < patienceMillis;
  }

  /// {@return the words of a command line that [#parse] reads}
  List<String> toArguments() {
    List<String> words = new ArrayList<>();
    words.add(benchmark);
    words.add(Long.toString(patienceMillis));
    words.add(Integer.toString(warmups));
    words.add(Integer.toString(round));
    for (Visit visit : visits) {
      words.add(Integer.toString(visit.threads));
      words.add(Integer.toString(visit.millis));
      words.add(Integer.toString(visit.parameters.size()));
      visit.parameters.forEach((name, value) -> words.addAll(List.of(name, value)));
    }
    return words;
  }

  /// {@return the order that some words stand for}
  ///
  /// @param words as [#toArguments] gives them
  static Order parse(String[] words) {
    Iterator<String> rest = Arrays.asList(words).iterator();
    String benchmark = rest.next();
    long patienceMillis = Long.parseLong(rest.next());
    int warmups = number(rest);
    int round = number(rest);
    List<Visit> visits = new ArrayList<>();
    while (rest.hasNext()) {
      int threads = number(rest);
      int millis = number(rest);
      SortedMap<String, String> parameters = new TreeMap<>();
      for (int left = number(rest); left > 0; left--) {
        parameters.put(rest.next(), rest.next());
      }
      visits.add(new Visit(threads, millis, parameters));
    }
    return new Order(benchmark, patienceMillis, warmups, round, visits);
  }

  private static int number(Iterator<String> words) {
    return Integer.parseInt(words.next());
  }
}
