// SPDX-License-Identifier: Apache-2.0
package racetrack.advisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import racetrack.scaling.Advice;
import racetrack.scaling.Point;
import racetrack.scaling.Points;
import racetrack.scaling.Sample;
import racetrack.scaling.TaskTime;

/// What is concluded from figures, which are made up.
class ConsultationTest {

  private static final Pinned NEVER = new Pinned(0, 0);
  private static final Crossing LESS = new Crossing.Crossed(new Rival(2, 0.8, 0.02));

  /// Half a millisecond on a processor; on two processors two workers do twice as much.
  private static final TaskTime COMPUTES = new TaskTime(500e-6, 500e-6, 0, 0, 0);

  /// Five milliseconds, of which one percent on a processor.
  private static final TaskTime WAITS = new TaskTime(5e-3, 50e-6, 0, 0, 4.95e-3);

  @Test
  void saysWhereTheTimeOfATaskGoes() {
    assertEquals(
        "Alone, a task takes 5.00 ms: it computes for 50.0 µs (1.0 %) and waits for 4.95 ms (99"
            + " %).",
        waits(new Rival(4, 1, 0.01), NEVER, LESS).findings().getFirst());
  }

  @Test
  void doesNotTakeTheQueueOfAProcessorForWaiting() {
    TaskTime queues = new TaskTime(2e-3, 500e-6, 1.5e-3, 0, 0);
    Consultation consultation =
        consultation(0, advice(2, 2, queues, queues), new Rival(2, 1, 0), NEVER, LESS);
    assertEquals(
        "Alone, a task takes 500 µs: it computes for 500 µs (100 %) and waits for 0 (0 %).",
        consultation.findings().getFirst());
  }

  @Test
  void saysThatTheHostWasBusy() {
    Consultation consultation =
        consultation(0.75, advice(2, 2, COMPUTES, COMPUTES), new Rival(2, 1, 0), NEVER, LESS);
    assertEquals(
        List.of(
            "The host was busy: other programs used 0.75 of 2 processors meanwhile, so the figures"
                + " are low and rough. Measure again when it is quiet."),
        consultation.findings().subList(1, 2));
    assertEquals(1, computes(NEVER, LESS).findings().size());
  }

  @Test
  void saysThatTasksAreTooShortToBeHandedOver() {
    TaskTime brief = new TaskTime(1e-6, 1e-6, 0, 0, 0);
    assertTrue(
        consultation(0, advice(1, 2, brief, brief), new Rival(1, 1, 0), NEVER, LESS)
            .findings()
            .contains(
                "That is less than it costs to hand a task to a worker: put many of them into"
                    + " one."));
  }

  @Test
  void saysThatWorkersAreInEachOthersWay() {
    List<String> findings = contended(LESS).findings();
    assertEquals(
        "Two workers are in each other's way: each waits for the other in 50 % of its time, for a"
            + " lock or for what else they share.",
        findings.get(1));
    // A lock of the library counts as waiting.
    TaskTime parked = new TaskTime(1e-3, 500e-6, 0, 0, 500e-6);
    assertEquals(
        findings,
        consultation(0, advice(1, 2, COMPUTES, parked), new Rival(1, 1, 0), NEVER, LESS)
            .findings());
  }

  @Test
  void givesTheReasonsForTheNumber() {
    assertEquals(
        List.of(
            "4,000 tasks/s ± 0 %, 4.00 times as many as one thread does.",
            "As good, within the margins: 8.",
            "Processors × (1 + waiting / computing) would be 200 threads: it does not know of what"
                + " else is scarce.",
            "The universal scalability law: contention σ = 0.0, coherence κ = 0.018; its summit is"
                + " at 7 threads; it misses the measurements by up to 12 %."),
        waits(new Rival(4, 1, 0.01), NEVER, LESS).reasons());
  }

  @Test
  void saysThatTheCeilingMayHaveBeenTooLow() {
    Consultation consultation =
        new Consultation(2, 6, 0, advice(4, 2, WAITS, WAITS), new Rival(4, 1, 0), NEVER, LESS);
    assertEquals(
        "As good, within the margins: 8. The ceiling is 6 threads; --max-workers can raise it.",
        consultation.reasons().get(1));
  }

  @Test
  void findsThatVirtualThreadsFitTasksThatWait() {
    Verdict verdict = waits(new Rival(4, 1.02, 0.03), NEVER, LESS).virtualThreads();
    assertTrue(verdict.pays());
    assertEquals(
        "A task waits for 99 % of its time, and none was pinned for long. 4 of them did 102 % ± 3.0"
            + " % of what as many platform threads did. Give each task one, and let a semaphore"
            + " keep to the limit of what they wait for.",
        verdict.because());
  }

  @Test
  void findsThatVirtualThreadsDoNotFitTasksThatCompute() {
    Verdict verdict = computes(NEVER, LESS).virtualThreads();
    assertFalse(verdict.pays());
    assertTrue(
        verdict.because().startsWith("They are for waiting, and a task computes for 100 % of"),
        verdict::because);
  }

  @Test
  void findsThatVirtualThreadsArePinned() {
    Verdict verdict = waits(new Rival(4, 1, 0.01), new Pinned(17, 0.4), LESS).virtualThreads();
    assertFalse(verdict.pays());
    assertTrue(
        verdict.because().startsWith("They were pinned to their carriers 17 times, for 40 % of"),
        verdict::because);
  }

  @Test
  void findsThatVirtualThreadsAreSlowerOrThatNobodyKnows() {
    assertEquals(
        new Verdict(
            false,
            "A task waits for 99 % of its time, but 4 of them did 70 % ± 5.0 % of what as many"
                + " platform threads did."),
        waits(new Rival(4, 0.7, 0.05), NEVER, LESS).virtualThreads());
    assertEquals(
        new Verdict(
            false,
            "The figures are too rough to tell. 4 of them did 90 % ± 50 % of what as many platform"
                + " threads did."),
        waits(new Rival(4, 0.9, 0.5), NEVER, LESS).virtualThreads());
  }

  @Test
  void findsThatProcessesPayOnlyIfTheyClearlyDoMore() {
    assertTrue(computes(NEVER, crossed(1.5, 0.1)).processes().pays());
    assertFalse(computes(NEVER, crossed(1.12, 0.1)).processes().pays());
    assertEquals(
        "2 processes did 80 % ± 2.0 % of what 2 threads did. What they still buy is that no task"
            + " can do another any harm.",
        computes(NEVER, LESS).processes().because());
    assertEquals(
        new Verdict(
            false,
            "The figures are too rough to tell. 2 processes did 150 % ± 90 % of what 2 threads"
                + " did."),
        computes(NEVER, crossed(1.5, 0.9)).processes());
  }

  @Test
  void warnsThatProcessesShareNoLock() {
    Verdict verdict = contended(crossed(1.9, 0.1)).processes();
    assertTrue(verdict.pays());
    assertTrue(
        verdict
            .because()
            .endsWith(
                "Each has a lock of its own: that is right only if what it guards need not be"
                    + " shared."),
        verdict::because);
  }

  @Test
  void saysWhyProcessesWereNotMeasured() {
    assertEquals(
        new Verdict(false, "They could not be measured: a thread cannot cross."),
        computes(NEVER, new Crossing.Refused("a thread cannot cross")).processes());
  }

  @Test
  void fitsATerminal() {
    List<String> lines = waits(new Rival(4, 1, 0.01), NEVER, LESS).lines();
    assertTrue(
        lines.stream().allMatch(line -> line.length() <= 90), () -> String.join("\n", lines));
    assertTrue(lines.contains("Recommended: 4 platform threads"), lines::toString);
    assertTrue(lines.contains("Virtual threads: they fit"), lines::toString);
    assertTrue(lines.contains("Processes: no"), lines::toString);
    assertTrue(
        lines.contains(
            ">       4       4,000      0 %     100 %     5.00 ms   50.0 µs         0   4.95 ms"),
        () -> String.join("\n", lines));
  }

  private static Crossing crossed(double ratio, double margin) {
    return new Crossing.Crossed(new Rival(2, ratio, margin));
  }

  private static Consultation computes(Pinned pinned, Crossing crossing) {
    return consultation(
        0, advice(2, 2, COMPUTES, COMPUTES), new Rival(2, 0.98, 0.02), pinned, crossing);
  }

  /// Two workers block each other for half of their time.
  private static Consultation contended(Crossing crossing) {
    TaskTime blocked = new TaskTime(1e-3, 500e-6, 0, 500e-6, 0);
    return consultation(0, advice(1, 2, COMPUTES, blocked), new Rival(1, 1, 0.01), NEVER, crossing);
  }

  private static Consultation waits(Rival virtual, Pinned pinned, Crossing crossing) {
    return consultation(0, advice(4, 200, WAITS, WAITS), virtual, pinned, crossing);
  }

  private static Consultation consultation(
      double others, Advice advice, Rival virtual, Pinned pinned, Crossing crossing) {
    return new Consultation(2, 1024, others, advice, virtual, pinned, crossing);
  }

  /// With 1, 2, 4 and 8 workers, 1,000 tasks per second each, up to the recommended number.
  private static Advice advice(int workers, int estimate, TaskTime alone, TaskTime several) {
    TreeMap<Integer, Point> points = new TreeMap<>();
    for (int number : new int[] {1, 2, 4, 8}) {
      Sample sample =
          new Sample(number, 1_000 * Math.min(number, workers), number == 1 ? alone : several);
      points.put(number, new Point(List.of(sample, sample)));
    }
    return new Advice(workers, estimate, new Points(points));
  }
}
