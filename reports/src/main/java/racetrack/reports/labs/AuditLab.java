// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Entry;
import racetrack.catalogue.NumberedPromise;
import racetrack.catalogue.Promises;
import racetrack.catalogue.Subject;
import racetrack.reports.check.Word;
import racetrack.reports.launch.Kit;

/// A lab in which classes without names are judged: which are wrong, and by which promise?
///
/// @param kit the kit
/// @param entry the pattern
/// @param seed draws them
record AuditLab(Kit kit, Entry entry, long seed) {

  /// The file of the answers.
  static final String FILE = "answers.txt";

  private static final int CLASSES = 5;
  private static final int FEWEST_WRONG = 2;
  private static final String RIGHT = "right";

  /// {@return the classes by the names that they get, from A on}
  Map<String, Subject> classes() {
    Random lot = new Random(seed);
    List<Subject> wrong = new ArrayList<>(new Wounds(entry).all());
    List<Subject> right =
        entry.sound().stream()
            .filter(subject -> !(subject.claim() instanceof Claim.Sound sound && sound.isLibrary()))
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.shuffle(wrong, lot);
    Collections.shuffle(right, lot);
    int sound = Math.min(right.size(), CLASSES - FEWEST_WRONG - lot.nextInt(2));
    List<Subject> drawn = new ArrayList<>(right.subList(0, sound));
    drawn.addAll(wrong.subList(0, Math.min(wrong.size(), CLASSES - sound)));
    Collections.shuffle(drawn, lot);
    Map<String, Subject> classes = new TreeMap<>();
    drawn.forEach(subject -> classes.put(Character.toString('A' + classes.size()), subject));
    return classes;
  }

  /// {@return the sources, by the names of their classes}
  Map<String, String> sources() {
    Map<String, String> sources = new TreeMap<>();
    classes()
        .forEach((name, subject) -> {
          StrangersSource source = new StrangersSource(entry, subject, name, seed);
          sources.put(
              name, String.join("\n", source.main(List.of("Right, or wrong?")).lines()) + "\n");
          source.helpers().forEach(sources::putIfAbsent);
        });
    return sources;
  }

  /// {@return the file of the answers, not filled in}
  String form() {
    return """
    # Behind each class, write the word right, or the number of a promise that it breaks, such as 3.
    # The promises and their numbers stand in contract/%s.java.
    %s
    """
        .formatted(
            entry.pattern().contract().getSimpleName(),
            classes().keySet().stream()
                .map(name -> name + " = ")
                .collect(Collectors.joining("\n")));
  }

  /// Judges the answers. It says how many are right, and not which.
  ///
  /// @param text the file of the answers
  /// @return HELD if all are right
  /// @throws BadLabException if one is missing, or is no answer
  Outcome check(String text) {
    Properties answers = new Properties();
    try {
      answers.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Subject> classes = classes();
    Set<Integer> known =
        Promises.of(entry).stream().map(NumberedPromise::number).collect(Collectors.toSet());
    long good =
        classes.entrySet().stream()
            .filter(one -> isRight(one.getKey(), one.getValue(), answers, known))
            .count();
    boolean all = good == classes.size();
    return new Outcome(
        all ? Word.HELD : Word.BROKEN,
        all,
        List.of("%d of %d classes are judged as they are.".formatted(good, classes.size())));
  }

  private boolean isRight(String name, Subject subject, Properties answers, Set<Integer> known) {
    String answer =
        Optional.ofNullable(answers.getProperty(name))
            .map(word -> word.strip().replaceFirst("^§", "").toLowerCase(Locale.ROOT))
            .filter(word -> !word.isEmpty())
            .orElseThrow(() ->
                new BadLabException(
                    "%s says nothing of %s: write right behind it, or the number of a promise."
                        .formatted(FILE, name)));
    if (answer.equals(RIGHT)) {
      return subject.claim() instanceof Claim.Sound;
    }
    if (!answer.matches("\\d{1,3}") || !known.contains(Integer.valueOf(answer))) {
      throw new BadLabException(
          "%s says \"%s\" of %s: write right, or the number of a promise, one of %s."
              .formatted(
                  FILE,
                  answer,
                  name,
                  known.stream().sorted().map(Object::toString).collect(Collectors.joining(", "))));
    }
    return promises(subject).contains(Integer.valueOf(answer));
  }

  /// The promises that a class breaks, as its own checks have it; none if it is sound.
  Set<Integer> promises(Subject subject) {
    AskedPromises asked = new AskedPromises(kit);
    return subject.claim() instanceof Claim.Broken broken
        ? broken.checks().stream()
            .flatMap(check -> asked.of(entry, check).stream())
            .map(NumberedPromise::number)
            .collect(Collectors.toSet())
        : Set.of();
  }

  /// {@return the names of the wrong ones}
  List<String> wrong() {
    return classes().entrySet().stream()
        .filter(one -> one.getValue().claim() instanceof Claim.Broken)
        .map(Map.Entry::getKey)
        .toList();
  }
}
