// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.twinOf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.lock.counter.BrokenPlainCounter;
import racetrack.lock.counter.Counter;
import racetrack.lock.counter.CounterSubject;
import racetrack.lock.counter.SynchronizedCounter;

class CatalogueTest {

  private static final Path ROOT = Path.of("..");

  @Test
  void isComplete() {
    List<Entry> entries = Catalogue.load().entries();
    assertFalse(entries.isEmpty());
    assertEquals(
        List.of(),
        entries.stream().flatMap(entry -> Completeness.missing(entry, ROOT).stream()).toList());
  }

  /// An enum that refuses hides from the checks whether a class from outside does.
  @Test
  void leavesItToTheClassesToRefuse() {
    List<String> refusing =
        Catalogue.load().entries().stream()
            .filter(entry -> entry.door().isPresent())
            .map(entry -> entry.pattern().subjects())
            .filter(CatalogueTest::refuses)
            .map(Class::getSimpleName)
            .toList();
    assertEquals(List.of("RateLimiterSubject"), refusing); // what no `long` holds goes no further
  }

  private static boolean refuses(Class<?> subjects) {
    String file = subjects.getSimpleName() + ".class";
    try (InputStream bytes = requireNonNull(subjects.getResourceAsStream(file))) {
      return ClassFile.of().parse(bytes.readAllBytes()).methods().stream()
          .filter(method -> !method.methodName().equalsString("$deserializeLambda$"))
          .flatMap(method -> method.code().stream())
          .flatMap(CodeModel::elementStream)
          .anyMatch(CatalogueTest::makesARefusal);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean makesARefusal(CodeElement element) {
    return element instanceof NewObjectInstruction made
        && made.className().asInternalName().equals("java/lang/IllegalArgumentException");
  }

  @Test
  void missesATitle() {
    assertMissing(
        "has no title", new Card(" ", Counter.class, Complete.class, List.of(), "It is made up."));
  }

  @Test
  void missesAnInterface() {
    assertMissing(
        "has a contract that is not an interface", card(SynchronizedCounter.class, Complete.class));
  }

  @Test
  void missesASoundReference() {
    assertMissing("has no sound subject in the first place, to refer to", BrokenFirst.class);
  }

  @Test
  void missesATwin() {
    assertMissing("has no broken twin", SoundOnly.class);
  }

  @Test
  void missesASoundOriginal() {
    assertMissing("SECOND is no twin of one of its sound subjects, but of FIRST", TwinOfTwin.class);
  }

  @Test
  void missesAnyCheckOfATwin() {
    assertMissing("TWIN names no check that catches it", Unchecked.class);
  }

  @Test
  void missesChecksThatAreNotThere() {
    assertMissing(
        "TWIN is to be caught by the CONTRACT nowhere, which is not there", Unasked.class);
    assertMissing("TWIN is to be caught by the RACE Nowhere, which is not there", Unasked.class);
  }

  @Test
  void missesFilesAndHeadings(@TempDir Path empty) {
    List<String> missing =
        Completeness.missing(new Entry("lock.counter", card(Counter.class, Complete.class)), empty);
    assertEquals(
        List.of(
            "lock.counter has no text on its card, package-info.java",
            "lock.counter TWIN is to be caught by the RACE LostUpdate, which is not there",
            "lock.counter has neither a racetrack.lock.counter.CounterStress nor a reason why not",
            "lock.counter has no benchmark, CounterBench.java",
            "lock.counter has a promise that nobody asks about: 2",
            "lock.counter has no \"Predict\" in its lab sheet, README.md",
            "lock.counter has no \"Run\" in its lab sheet, README.md",
            "lock.counter has no \"Observe\" in its lab sheet, README.md",
            "lock.counter has no \"Explain\" in its lab sheet, README.md",
            "lock.counter has no \"Change\" in its lab sheet, README.md",
            "lock.counter has no \"The lab\" in its lab sheet, README.md",
            "lock.counter has no \"Next\" in its lab sheet, README.md",
            "lock.counter has a lab sheet that does not say what one can do afterwards",
            "lock.counter has a lab sheet that does not say how long it takes"),
        missing);
  }

  @Test
  void missesAskersWithoutAReason() {
    assertMissing(
        "has neither a java.lang.RunnableContract nor a reason why not",
        card(Runnable.class, Complete.class));
    assertMissing(
        "has neither a java.lang.RunnableModel nor a reason why not",
        card(Runnable.class, Complete.class));
  }

  @Test
  void missesPromises() {
    assertMissing("has a contract without a promise", card(Runnable.class, Complete.class));
  }

  @Test
  void takesAReasonForAnAsker() {
    List<String> missing =
        missing(
            new Card(
                "Made up",
                Runnable.class,
                Complete.class,
                List.of(
                    new Reason(Question.MODEL, "It has no state."), new Reason(Question.RACE, "")),
                "It is made up."));
    assertTrue(missing.stream().noneMatch(sentence -> sentence.contains("RunnableModel")));
    assertTrue(missing.contains("lock.counter gives no reason why it lacks the RACE"));
  }

  @Test
  void missesADoor() {
    assertMissing(
        "has neither a subject SUBMITTED nor a reason why not, or both",
        new Card("Made up", Counter.class, Complete.class, List.of(), ""));
    assertMissing(
        "has neither a subject SUBMITTED nor a reason why not, or both",
        new Card("Made up", Counter.class, CounterSubject.class, List.of(), "It is closed."));
    assertMissing(
        "has another claim for SUBMITTED than to be submitted",
        new Card("Made up", Counter.class, WrongDoor.class, List.of(), ""));
  }

  @Test
  void leavesOutASubjectWhoseClassIsAbsent() {
    Entry entry = new Entry("lock.counter", card(Counter.class, Partial.class));
    assertEquals(List.of(Partial.REFERENCE), entry.subjects());
    assertEquals(List.of(Partial.REFERENCE), entry.sound());
  }

  private static void assertMissing(String sentence, Class<? extends Subject> subjects) {
    assertMissing(sentence, card(Counter.class, subjects));
  }

  private static void assertMissing(String sentence, Pattern card) {
    List<String> missing = missing(card);
    assertTrue(missing.contains("lock.counter " + sentence), missing::toString);
  }

  private static List<String> missing(Pattern card) {
    return Completeness.missing(new Entry("lock.counter", card), ROOT);
  }

  private static Card card(Class<?> contract, Class<? extends Subject> subjects) {
    return new Card("Made up", contract, subjects, List.of(), "It is made up.");
  }

  /// A made-up card, in place of the annotation.
  @SuppressWarnings({
    "BadAnnotationImplementation",
    "ClassExplicitlyAnnotation",
    "ImmutableAnnotationChecker"
  })
  private record Card(
      String title,
      Class<?> contract,
      Class<? extends Subject> subjects,
      List<Lack> reasons,
      String closed)
      implements Pattern {

    @Override
    public Lack[] lacks() {
      return reasons.toArray(Lack[]::new);
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return Pattern.class;
    }
  }

  /// A made-up reason, in place of the annotation.
  @SuppressWarnings({"BadAnnotationImplementation", "ClassExplicitlyAnnotation"})
  private record Reason(Question question, String because) implements Pattern.Lack {

    @Override
    public Class<? extends Annotation> annotationType() {
      return Pattern.Lack.class;
    }
  }

  private static Claim.Broken twin(Subject original) {
    return twinOf(original, BrokenPlainCounter.class);
  }

  private enum Complete implements Subject {
    REFERENCE,
    TWIN;

    @Override
    public Claim claim() {
      return switch (this) {
        case REFERENCE -> sound(SynchronizedCounter.class);
        case TWIN -> twin(REFERENCE).caughtBy(Check.model(), Check.race("LostUpdate"));
      };
    }
  }

  private enum WrongDoor implements Subject {
    REFERENCE,
    SUBMITTED;

    @Override
    public Claim claim() {
      return sound(SynchronizedCounter.class);
    }
  }

  private enum BrokenFirst implements Subject {
    TWIN,
    REFERENCE;

    @Override
    public Claim claim() {
      return switch (this) {
        case TWIN -> twin(REFERENCE).caughtBy(Check.model());
        case REFERENCE -> sound(SynchronizedCounter.class);
      };
    }
  }

  private enum SoundOnly implements Subject {
    REFERENCE;

    @Override
    public Claim claim() {
      return sound(SynchronizedCounter.class);
    }
  }

  private enum TwinOfTwin implements Subject {
    REFERENCE,
    FIRST,
    SECOND;

    @Override
    public Claim claim() {
      return switch (this) {
        case REFERENCE -> sound(SynchronizedCounter.class);
        case FIRST -> twin(REFERENCE).caughtBy(Check.model());
        case SECOND -> twin(FIRST).caughtBy(Check.model());
      };
    }
  }

  private enum Partial implements Subject {
    REFERENCE,
    ABSENT;

    @Override
    public Claim claim() {
      return switch (this) {
        case REFERENCE -> sound(SynchronizedCounter.class.getName());
        case ABSENT -> sound("racetrack.lock.counter.AbsentCounter");
      };
    }
  }

  private enum Unchecked implements Subject {
    REFERENCE,
    TWIN;

    @Override
    public Claim claim() {
      return switch (this) {
        case REFERENCE -> sound(SynchronizedCounter.class);
        case TWIN -> twin(REFERENCE);
      };
    }
  }

  private enum Unasked implements Subject {
    REFERENCE,
    TWIN;

    @Override
    public Claim claim() {
      return switch (this) {
        case REFERENCE -> sound(SynchronizedCounter.class);
        case TWIN -> twin(REFERENCE).caughtBy(Check.contract("nowhere"), Check.race("Nowhere"));
      };
    }
  }
}
