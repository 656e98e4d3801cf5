// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import racetrack.lock.counter.Counter;
import racetrack.lock.counter.CounterSubject;
import racetrack.queue.bounded.BoundedQueue;
import racetrack.queue.bounded.BoundedQueueSubject;

/// How a class from outside becomes a subject.
class SubmissionTest {

  private static final Class<?> LIKE_A_COUNTER =
      ((Claim.Submitted) CounterSubject.SUBMITTED.claim()).like();

  private static final Class<?> LIKE_A_QUEUE =
      ((Claim.Submitted) BoundedQueueSubject.SUBMITTED.claim()).like();

  static class OwnCounter implements Counter {

    private long count;

    OwnCounter(long initial) throws IOException {
      if (initial < 0) {
        throw new IOException("It counts from zero.");
      }
      count = initial;
    }

    @Override
    public void increment() {
      count++;
    }

    @Override
    public long get() {
      return count;
    }
  }

  static final class Factory extends OwnCounter {

    private Factory(long initial) throws IOException {
      super(initial);
    }

    static Factory of(long initial) throws IOException {
      return new Factory(initial);
    }
  }

  static class Boxed extends OwnCounter {
    Boxed(Long initial) throws IOException {
      super(initial);
    }

    Boxed() throws IOException {
      super(0);
    }
  }

  @SuppressWarnings("UnusedMethod") // nobody can use it: that is what is asked
  static final class Hidden extends OwnCounter {
    private Hidden(long initial) throws IOException {
      super(initial);
    }
  }

  abstract static class Abstract extends OwnCounter {
    Abstract(long initial) throws IOException {
      super(initial);
    }
  }

  static class Queue<E> implements BoundedQueue<E> {
    Queue(int capacity) {
      assertTrue(capacity > 0);
    }

    @Override
    public void put(E element) {}

    @Override
    public E take() {
      throw new IllegalStateException("It is empty.");
    }

    @Override
    public @Nullable E poll() {
      return null;
    }
  }

  abstract static class Numbers implements BoundedQueue<Integer> {}

  static final class OfNumbers extends Queue<Integer> implements BoundedQueue<Integer> {
    OfNumbers(int capacity) {
      super(capacity);
    }
  }

  @AfterEach
  void selectNothing() {
    Subject.select("SUBMITTED:nothing");
    System.clearProperty(Subject.PROPERTY);
    System.clearProperty(Submission.PROPERTY);
  }

  @CanIgnoreReturnValue
  private static Entry select(Class<?> type) {
    Subject.select(Submission.alias(type.getName()));
    return Catalogue.load().find("lock.counter").orElseThrow();
  }

  @Test
  void isAbsentWhereNoneIsNamed() {
    assertFalse(CounterSubject.SUBMITTED.claim().isPresent());
    IllegalStateException thrown =
        assertThrows(IllegalStateException.class, () -> CounterSubject.SUBMITTED.create(0));
    assertEquals(
        "SUBMITTED is the class that -Dracetrack.submitted names; here it names none.",
        thrown.getMessage());
  }

  @Test
  void isASubjectOfItsPatternOnly() {
    Entry entry = select(OwnCounter.class);
    assertTrue(entry.subjects().contains(CounterSubject.SUBMITTED));
    assertFalse(entry.sound().contains(CounterSubject.SUBMITTED));
    assertFalse(BoundedQueueSubject.SUBMITTED.claim().isPresent());
    assertEquals(CounterSubject.SUBMITTED, Subject.selected(CounterSubject.class));
    assertEquals(OwnCounter.class.getName(), CounterSubject.SUBMITTED.title());
    assertEquals("ATOMIC", CounterSubject.ATOMIC.title());
  }

  @Test
  void isMadeAsTheKitsOwn() {
    select(OwnCounter.class);
    assertEquals(3, CounterSubject.SUBMITTED.create(3).get());
    assertInstanceOf(OwnCounter.class, CounterSubject.SUBMITTED.create(3));
    select(Factory.class);
    assertInstanceOf(Factory.class, CounterSubject.SUBMITTED.create(3));
    select(Queue.class);
    assertInstanceOf(Queue.class, BoundedQueueSubject.SUBMITTED.create(3));
  }

  @Test
  void throwsWhatItsConstructorThrows() {
    select(OwnCounter.class);
    IOException thrown = assertThrows(IOException.class, () -> CounterSubject.SUBMITTED.create(-1));
    assertEquals("It counts from zero.", thrown.getMessage());
  }

  /// Nobody refuses in its place, so that the checks see whether it does.
  @Test
  void refusesByItself() {
    select(Queue.class);
    assertThrows(AssertionError.class, () -> BoundedQueueSubject.SUBMITTED.create(0));
  }

  @Test
  void makesNothingOfAClassThatCannotBeMade() {
    select(Boxed.class);
    IllegalStateException thrown =
        assertThrows(IllegalStateException.class, () -> CounterSubject.SUBMITTED.create(0));
    assertTrue(String.valueOf(thrown).contains("must have the constructor"), thrown::toString);
  }

  @Test
  void fits() {
    assertEquals(Optional.empty(), Submission.misfit(OwnCounter.class, LIKE_A_COUNTER));
    assertEquals(Optional.empty(), Submission.misfit(Factory.class, LIKE_A_COUNTER));
    assertEquals(Optional.empty(), Submission.misfit(Queue.class, LIKE_A_QUEUE));
  }

  @Test
  void saysWhatDoesNotFit() {
    String test = SubmissionTest.class.getName();
    assertMisfit(
        "java.lang.String must implement racetrack.lock.counter.Counter, and does not.",
        String.class,
        LIKE_A_COUNTER);
    assertMisfit(
        test + "$Abstract must be a class of which there can be instances, and is abstract.",
        Abstract.class,
        LIKE_A_COUNTER);
    assertMisfit(
        "racetrack.lock.counter.Counter must be a class of which there can be instances, and is an"
            + " interface.",
        Counter.class,
        LIKE_A_COUNTER);
    assertMisfit(
        test
            + "$Hidden must have the constructor Hidden(long initial), and has none that is not"
            + " private.",
        Hidden.class,
        LIKE_A_COUNTER);
    assertMisfit(
        test
            + "$Boxed must have the constructor Boxed(long initial), and has Boxed(Long),"
            + " Boxed().",
        Boxed.class,
        LIKE_A_COUNTER);
    assertMisfit(
        test
            + "$OfNumbers must leave BoundedQueue generic, as in `class OfNumbers<E> implements"
            + " BoundedQueue<E>`, and has Integer.",
        OfNumbers.class,
        LIKE_A_QUEUE);
  }

  private static void assertMisfit(String sentence, Class<?> type, Class<?> like) {
    assertEquals(Optional.of(sentence), Submission.misfit(type, like));
  }

  @Test
  void saysHowItHasToBe() {
    assertEquals(
        "class YourBoundedQueue<E> implements BoundedQueue<E>",
        Submission.declaration(LIKE_A_QUEUE));
    assertEquals("YourBoundedQueue(int capacity)", Submission.construction(LIKE_A_QUEUE));
    assertEquals("class YourCounter implements Counter", Submission.declaration(LIKE_A_COUNTER));
  }

  static List<Entry> entries() {
    return Catalogue.load().entries().stream().filter(e -> e.door().isPresent()).toList();
  }

  /// A stranger's class has to return these.
  @ParameterizedTest
  @MethodSource("entries")
  void canMakeWhateverTheContractReturns(Entry entry) {
    List<String> closed =
        Arrays.stream(entry.pattern().contract().getMethods())
            .flatMap(SubmissionTest::toBeMade)
            .filter(type -> type.getName().startsWith("racetrack."))
            .distinct()
            .filter(type -> !canBeMade(type))
            .map(Class::getName)
            .toList();
    assertEquals(List.of(), closed);
  }

  private static Stream<Class<?>> toBeMade(Method method) {
    return Stream.concat(
        Stream.of(method.getReturnType()), Arrays.stream(method.getExceptionTypes()));
  }

  private static boolean canBeMade(Class<?> type) {
    boolean makes =
        type.isInterface()
            || type.isEnum()
            || Arrays.stream(type.getConstructors())
                .map(Constructor::getModifiers)
                .anyMatch(Modifier::isPublic);
    return Modifier.isPublic(type.getModifiers()) && makes;
  }
}
