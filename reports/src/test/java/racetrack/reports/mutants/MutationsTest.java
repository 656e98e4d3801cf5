// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What each operator makes of a small source.
class MutationsTest {

  /// A part of a class, and what the operator makes of it.
  record Example(Operator operator, String before, List<String> after) {}

  private static Example example(Operator operator, String before, String... after) {
    return new Example(
        operator, before, Arrays.stream(after).map(MutationsTest::inOneForm).toList());
  }

  static Stream<Example> examples() {
    return Stream.of(
        example(Operator.DROP_SYNCHRONIZED, "synchronized void m() {}", "void m() {}"),
        example(
            Operator.DROP_SYNCHRONIZED,
            "@Override\n// is synchronized here\npublic synchronized void m() {}",
            "@Override\n// is synchronized here\npublic void m() {}"),
        example(
            Operator.DROP_VOLATILE,
            "@Deprecated\n// a volatile field\nprivate volatile int i;",
            "@Deprecated\n// a volatile field\nprivate int i;"),
        example(
            Operator.DROP_SYNCHRONIZED,
            "void m() { synchronized (l) { f(); } }",
            "void m() { { f(); } }"),
        example(
            Operator.DROP_LOCK,
            "void m() { l.lock(); try { f(); } finally { l.unlock(); } }",
            "void m() { try { f(); } finally {  } }"),
        example(
            Operator.OTHER_LOCK,
            "void m() { synchronized (l) { f(); } }",
            "void m() { synchronized (this) { f(); } }"),
        example(
            Operator.OTHER_LOCK,
            "Lock l; Lock k; void m() { l.lock(); try { f(); } finally { l.unlock(); } }",
            "Lock l; Lock k; void m() { k.lock(); try { f(); } finally { k.unlock(); } }"),
        example(
            Operator.SHRINK_AT_THE_START,
            "void m() { synchronized (l) { f(); g(); } }",
            "void m() { f(); synchronized (l) { g(); } }"),
        example(
            Operator.SHRINK_AT_THE_START,
            "synchronized void m() { f(); g(); }",
            "void m() { f(); synchronized (this) { g(); } }"),
        example(
            Operator.SHRINK_AT_THE_END,
            "void m() { l.lock(); try { f(); g(); } finally { l.unlock(); } }",
            "void m() { l.lock(); try { f(); } finally { l.unlock(); } g(); }"),
        example(
            Operator.SHRINK_AT_THE_END,
            "synchronized void m() { f(); g(); }",
            "void m() { synchronized (this) { f(); } g(); }"),
        example(
            Operator.SPLIT,
            "void m() { synchronized (l) { f(); g(); } }",
            "void m() { synchronized (l) { f(); } synchronized (l) { g(); } }"),
        example(
            Operator.SPLIT,
            "synchronized void m() { f(); g(); }",
            "void m() { synchronized (this) { f(); } synchronized (this) { g(); } }"),
        example(
            Operator.SPLIT,
            "void m() { l.lock(); try { f(); g(); } finally { l.unlock(); } }",
            "void m() { l.lock(); try { f(); l.unlock(); l.lock(); g(); } finally { l.unlock(); }"
                + " }"),
        example(
            Operator.SPLIT, "synchronized void m(Object o) { requireNonNull(o); g(); return o; }"),
        example(
            Operator.SHRINK_AT_THE_START,
            "static void f() { if (Thread.interrupted()) throw new E(); }"
                + " void m() { synchronized (l) { f(); g(); } }"),
        example(
            Operator.SWAP_LOCKS,
            "void m() { synchronized (a) { synchronized (b) { f(); } } }",
            "void m() { synchronized (b) { synchronized (a) { f(); } } }"),
        example(
            Operator.SWAP_LOCKS,
            "void m() { a.lock(); try { b.lock(); try { f(); } finally { b.unlock(); } }"
                + " finally { a.unlock(); } }",
            "void m() { b.lock(); try { a.lock(); try { f(); } finally { b.unlock(); } }"
                + " finally { a.unlock(); } }"),
        example(Operator.TRY_LOCK, "void m() { l.lock(); }", "void m() { l.tryLock(); }"),
        example(
            Operator.DROP_FAIRNESS,
            "Lock l = new ReentrantLock(true);",
            "Lock l = new ReentrantLock(false);"),
        example(
            Operator.WHILE_TO_IF,
            "void m() { while (f()) { wait(); } }",
            "void m() { if (f()) { wait(); } }"),
        example(
            Operator.WHILE_TO_IF,
            "void m() { do { f(); } while (g()); }",
            "void m() { do { f(); } while (false); }"),
        example(Operator.WHILE_TO_IF, "void m() { while (true) { f(); } }"),
        example(Operator.DROP_WAIT, "void m() { c.await(); }", "void m() { {} }"),
        example(Operator.DROP_SIGNAL, "void m() { c.signal(); }", "void m() { {} }"),
        example(
            Operator.MOVE_SIGNAL,
            "void m() { done = true; latch.countDown(); }",
            "void m() { latch.countDown(); done = true; }"),
        example(Operator.SIGNAL_ONE, "void m() { c.signalAll(); }", "void m() { c.signal(); }"),
        example(Operator.SIGNAL_ALL, "void m() { notify(); }", "void m() { notifyAll(); }"),
        example(
            Operator.DROP_CHECK,
            "synchronized void m() { if (closed) { return; } f(); }",
            "synchronized void m() { {} f(); }"),
        example(Operator.DROP_CHECK, "void m() { if (closed) { return; } f(); }"),
        example(Operator.TIMEOUT_TO_ZERO, "void m() { wait(ms); }", "void m() { wait(0); }"),
        example(
            Operator.DROP_TIMEOUT,
            "void m() { q.poll(time, unit); }",
            "void m() { q.poll(Long.MAX_VALUE, unit); }"),
        example(
            Operator.DROP_FINALLY,
            "void m() { try { f(); } finally { g(); } }",
            "void m() { { boolean thrown$ = false; try { f(); } catch (Throwable e$) { thrown$ ="
                + " true; throw e$; } finally { if (!thrown$) { g(); } } } }"),
        example(
            Operator.DROP_FINALLY,
            "void m() { try { f(); } catch (E e) { h(); } finally { g(); } }",
            "void m() { { boolean thrown$ = false; try { try { f(); } catch (E e) { h(); } } catch"
                + " (Throwable e$) { thrown$ = true; throw e$; } finally { if (!thrown$) { g(); } }"
                + " } }"),
        example(Operator.DROP_FINALLY, "void m() { try { x++; } finally { g(); } }"),
        example(
            Operator.DROP_CLEAN_UP,
            "void m() { try { f(); } finally { g(); } }",
            "void m() { try { f(); } finally { {} } }"),
        example(Operator.DROP_CLEAN_UP, "void m() { pool.shutdown(); }", "void m() { {} }"),
        example(Operator.DROP_JOIN, "void m() { t.join(); }", "void m() { {} }"),
        example(Operator.START_TO_RUN, "void m() { t.start(); }", "void m() { t.run(); }"),
        example(Operator.DROP_INTERRUPT, "void m() { t.interrupt(); }", "void m() { {} }"),
        example(
            Operator.SWALLOW_INTERRUPT,
            "void m() { try { f(); } catch (InterruptedException e) { g(e); } }",
            "void m() { try { f(); } catch (InterruptedException e) {} }"),
        example(
            Operator.DROP_INTERRUPT_TEST,
            "void m() { if (Thread.interrupted()) f(); }",
            "void m() { if (false) f(); }"),
        example(Operator.DEAFEN, "void m() { l.lockInterruptibly(); }", "void m() { l.lock(); }"),
        example(
            Operator.NARROW_CATCH,
            "void m() { try { f(); } catch (Throwable e) {} }",
            "void m() { try { f(); } catch (Exception e) {} }"),
        example(
            Operator.NARROW_CATCH,
            "void m() { try { f(); } catch (RuntimeException | Error e) {} }",
            "void m() { try { f(); } catch (RuntimeException e) {} }"),
        example(Operator.DROP_VOLATILE, "private volatile int x;", "private int x;"),
        example(
            Operator.DROP_FINAL,
            "final int x = 1; int z; final int y;",
            "int x = 1; int z; int y;"),
        example(
            Operator.CAS_TO_SET,
            "void m() { if (x.compareAndSet(a, b)) f(); }",
            "void m() { if ((x.getAndSet(b) == a)) f(); }"),
        example(
            Operator.SPLIT_CAS,
            "void m() { if (X.compareAndSet(this, a, b)) f(); }",
            "void m() { if ((java.util.Objects.equals(X.getVolatile(this), a) &&"
                + " (java.util.Objects.isNull(X.getAndSet(this, b)) || true))) f(); }"),
        example(
            Operator.SPLIT_UPDATE,
            "AtomicInteger x; int m() { return x.getAndIncrement(); }",
            "AtomicInteger x; int m() { return ((java.util.function.IntSupplier) () -> { int seen$"
                + " = x.get(); x.set(seen$ + (1)); return seen$; }).getAsInt(); }"),
        example(
            Operator.SPLIT_UPDATE,
            "VarHandle X; long m() { return (long) X.getAndAdd(this, 2); }",
            "VarHandle X; long m() { return (long) ((java.util.function.LongSupplier) () -> { long"
                + " seen$ = (long) X.getVolatile(this); X.setVolatile(this, seen$ + (2)); return"
                + " seen$; }).getAsLong(); }"),
        example(
            Operator.WEAKEN,
            "int m() { return x.getAcquire(); }",
            "int m() { return x.getPlain(); }"),
        example(
            Operator.WEAKEN, "void m() { X.setRelease(this, 1); }", "void m() { X.set(this, 1); }"),
        example(
            Operator.WEAKEN,
            "AtomicLong x; void m() { x.set(1); }",
            "AtomicLong x; void m() { x.setRelease(1); }"),
        example(Operator.DROP_FENCE, "void m() { VarHandle.fullFence(); }", "void m() { {} }"),
        example(
            Operator.PUT_IF_ABSENT_TO_PUT,
            "void m() { map.putIfAbsent(k, v); }",
            "void m() { map.put(k, v); }"),
        example(
            Operator.ONE_MORE,
            "Object o = new Semaphore(n);",
            "Object o = new Semaphore((n) + 1);"),
        example(Operator.ONE_LESS, "int[] o = new int[n];", "int[] o = new int[(n) - 1];"),
        example(
            Operator.BOUNDARY, "boolean m() { return a < b; }", "boolean m() { return a <= b; }"));
  }

  private static List<String> mutants(Operator operator, String part) {
    String source = "class C { " + part + " }";
    return Mutations.of(source, Set.of("C")).stream()
        .filter(mutant -> mutant.operator() == operator)
        .map(mutant -> mutant.applyTo(source))
        .map(mutated -> mutated.replaceFirst("class C \\{ ", "").replaceFirst(" \\}$", ""))
        .map(MutationsTest::inOneForm)
        .toList();
  }

  /// Lines and spaces are nobody's concern.
  private static String inOneForm(String code) {
    return code.replaceAll("\\s+", " ").replaceAll("(?<=[;}]) ?(?=\\})", " ");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void areMadeByEachOperator(Example example) {
    assertEquals(example.after, mutants(example.operator, example.before));
  }

  @Test
  void areShownHereForEveryOperator() {
    List<Operator> shown = examples().map(Example::operator).toList();
    assertTrue(shown.containsAll(List.of(Operator.values())), shown::toString);
  }

  @Test
  void areFoundByTheNameOfTheirOperator() {
    assertEquals(Operator.DROP_FINALLY, Operator.of("drop-finally").orElseThrow());
    assertTrue(Operator.of("drop-everything").isEmpty());
  }

  @Test
  void sayWhichLineTheyAreAbout() {
    List<Mutant> mutants =
        Mutations.of("class C {\n  void m() {\n    f();\n    c.signalAll();\n  }\n}\n", Set.of());
    assertEquals(List.of(4, 4), mutants.stream().map(Mutant::line).toList());
  }

  @Test
  void leaveFieldsFinalInObjectsThatNoPlainFieldHolds() {
    assertEquals(
        List.of(),
        Mutations.of("class C { final int x = 1; }", Mutations.plainlyHeld("class D {}")));
    assertEquals(
        Set.of("C", "List"),
        Mutations.plainlyHeld("class D { List<C> held; final E e; volatile F f; }"));
  }

  @Test
  void doNotComeOfComments() {
    assertEquals(
        Mutations.code("class C { int x; }"), Mutations.code("/// A.\nclass C { // b\nint x; }"));
  }
}
