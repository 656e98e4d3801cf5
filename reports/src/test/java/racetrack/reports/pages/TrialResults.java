// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Check;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Exploration;
import racetrack.catalogue.Finding;
import racetrack.catalogue.Mode;
import racetrack.catalogue.Question;
import racetrack.catalogue.Subject;
import racetrack.conformance.Conformance;
import racetrack.conformance.Requirement;
import racetrack.reports.host.HostCard;
import racetrack.reports.results.Judgement;
import racetrack.reports.results.MutantFile;
import racetrack.reports.results.MutantResult;
import racetrack.reports.results.MutantResult.Outcome;
import racetrack.reports.results.ResultFile;
import racetrack.reports.results.ResultsFolder;
import racetrack.reports.results.Verdict;
import racetrack.reports.results.Verdicts;
import racetrack.runners.DeepRun;
import racetrack.scaling.ScalingLaw;
import tools.jackson.databind.json.JsonMapper;

/// Made-up results of every pattern in the catalogue, for tests and for trying out the look.
final class TrialResults {

  static final Instant ASKED = Instant.parse("2026-11-22T04:05:06Z");

  /// What a hostile or careless tool might write.
  static final String EVIDENCE = "<script>alert('evidence')</script> | take(): 1 & | put(1) |";

  /// Capacities of the patterns that were also measured with settings, which few of the real ones
  /// are.
  private static final Map<String, List<String>> SETTINGS =
      Map.of(
          "queue.bounded", List.of("1", "1024"),
          "queue.spsc", List.of("1", "1024"),
          "lock.counter", List.of("1", "1024"));

  private static final JsonMapper JSON = new JsonMapper();

  private TrialResults() {}

  /// Writes all files of a results folder.
  static void write(Path path) throws IOException {
    ResultsFolder folder = new ResultsFolder(path);
    folder.write(HostCard.ofThisHost());
    folder.write(new Verdicts(ASKED, 83.2, "0123abc", verdicts()));
    folder.write(conformance());
    Files.writeString(path.resolve("benchmarks.json"), JSON.writeValueAsString(benchmarks()));
    Files.createDirectories(folder.deepFolder());
    Files.writeString(
        folder.deepFolder().resolve("deep.json"), ResultFile.JSON.writeValueAsString(deep()));
    MutantFile.of(folder.mutantsFolder(), "queue.bounded").write(mutants());
    Files.writeString(
        path.resolve("layouts.json"),
        "[{\"key\": \"queue.bounded\", \"subject\": \"CONDITION\", \"text\": \"int capacity\"}]");
    Files.writeString(
        path.resolve("benchmarks.meta.json"),
        """
        {"started": "2026-11-22T03:00:00Z", "ended": "2026-11-22T03:09:00Z",
         "commit": "4567def", "preset": "quick",
         "budgetSeconds": 120, "command": ["bench", "--preset=quick"], "jdk": "a JVM", "cores": 2,
         "forks": [%1$s, %1$s], "unheardOf": {"a": 1},
         "noise": {"load": 0.2, "processors": 2, "others": 0.25, "stolen": 0.0, "calibration": 0.02},
         "missing": [{"benchmark": "racetrack.lock.counter.CounterBench.get", "threads": 8,
                      "params": {"subject": "LOCK"}, "why": "THINNED",
                      "reason": "The plan had no room for it."},
                     {"benchmark": "racetrack.event.event.EventBench.wakeLatency", "threads": 1,
                      "params": {"subject": "JDK"}, "why": "THINNED",
                      "reason": "The plan had no room for it."},
                     {"benchmark": "racetrack.app.sizing.CrowdBench.lock", "threads": 1,
                      "params": {"workers": "64"}, "why": "THINNED",
                      "reason": "The plan had no room for it."}]}
        """
            .formatted(
                """
                {"benchmark": "racetrack.lock.counter.CounterBench.get",
                 "params": {"subject": "LOCK"}, "started": "2026-11-22T03:00:00Z",
                 "seconds": 1.5, "failed": false}\
                """));
  }

  /// As many subjects stand side by side as in real results.
  private static List<Conformance> conformance() {
    List<Conformance> found = new ArrayList<>();
    for (Requirement requirement : Requirement.values()) {
      for (String key : List.of("executor.future", "executor.pool", "executor.gather")) {
        for (Subject subject : Catalogue.load().find(key).orElseThrow().sound()) {
          boolean differs = (requirement.name() + subject.name()).hashCode() % 5 == 0;
          found.add(
              new Conformance(
                  requirement,
                  key,
                  subject.name(),
                  "TrialContract.doesWhatRow" + requirement.id() + "Says",
                  differs ? Finding.NOT_ASKED : Finding.HELD,
                  differs ? "The library's own text form is another <one>." : ""));
        }
      }
    }
    return found;
  }

  /// What the deep tier has found of one race.
  private static DeepRun deep() {
    Entry entry = Catalogue.load().find("queue.bounded").orElseThrow();
    Answer fast = passed(entry, entry.sound().getFirst(), Check.race("Overtaking")).answer();
    Mode quick = new Mode("C2", "256 × 40", "free", "usual");
    Mode slow = new Mode("interpreter", "16 × 5", "pinned", "usual");
    Answer deep =
        new Answer(
            fast.key(),
            fast.subject(),
            fast.check(),
            fast.finding(),
            "",
            fast.outcomes(),
            fast.strength(),
            null,
            List.of(new Mode.Tally(quick, 3, 900_000, 0), new Mode.Tally(slow, 2, 100_000, 0)),
            1.5,
            ASKED,
            List.of(),
            List.of());
    return new DeepRun("build", ASKED, 3_600, List.of(deep));
  }

  private static List<MutantResult> mutants() {
    return List.of(
        mutant("drop-lock", Outcome.KILLED, Check.model(), null),
        mutant("signal-all", Outcome.SURVIVED, null, null),
        mutant("drop-final", Outcome.SURVIVED, null, "A <queue> is published safely."));
  }

  private static MutantResult mutant(
      String operator, Outcome outcome, @Nullable Check killer, @Nullable String note) {
    return new MutantResult(
        "queue.bounded",
        "ConditionBoundedQueue.java",
        72,
        operator,
        operator,
        "questions",
        outcome,
        List.of("CONDITION"),
        killer,
        EVIDENCE,
        List.of("@@ -1,2 +1,2 @@", "-    notEmpty.signal();", "+    notEmpty.signalAll();"),
        note,
        1.5);
  }

  private static List<Verdict> verdicts() {
    List<Verdict> verdicts = new ArrayList<>();
    for (Entry entry : Catalogue.load().entries()) {
      for (Subject subject : entry.subjects()) {
        switch (subject.claim()) {
          case Claim.Broken broken ->
              broken.checks().forEach(check -> verdicts.add(caught(entry, subject, check)));
          case Claim.Sound _, Claim.Submitted _ -> {
            verdicts.add(passed(entry, subject, Check.contract("doesWhatItSays")));
            verdicts.add(passed(entry, subject, Check.race("Overtaking")));
            verdicts.add(notAsked(entry, subject, Check.model()));
          }
        }
      }
    }
    return verdicts;
  }

  private static Verdict caught(Entry entry, Subject twin, Check check) {
    List<Answer.Outcome> outcomes =
        check.question() == Question.RACE
            ? List.of(
                new Answer.Outcome("1, 0", 987_654, false, "The waiter is first."),
                new Answer.Outcome("0, 1", 1_234, true, "The waiter finds nothing."))
            : List.of();
    String evidence = outcomes.isEmpty() ? EVIDENCE : "";
    Answer answer = answer(entry, twin, check, Finding.BROKE, evidence, outcomes, null);
    return new Verdict(
        Judgement.CAUGHT,
        check.question() == Question.MODEL
            ? answer.with(
                new Exploration(List.of(new Exploration.Scenario(200, 200, 8, true)), null))
            : answer);
  }

  private static Verdict passed(Entry entry, Subject subject, Check check) {
    return new Verdict(
        Judgement.PASSED,
        check.question() == Question.RACE
            ? answer(
                entry,
                subject,
                check,
                Finding.HELD,
                "",
                List.of(new Answer.Outcome("1, 0", 1_000_000, false, "The waiter is first.")),
                new Answer.Strength("BROKEN_IF", 0.00095, 2.5e-27))
            : answer(entry, subject, check, Finding.HELD, "", List.of(), null));
  }

  private static Verdict notAsked(Entry entry, Subject subject, Check check) {
    return new Verdict(
        Judgement.NOT_ASKED,
        answer(entry, subject, check, Finding.NOT_ASKED, "No answer.", List.of(), null));
  }

  private static Answer answer(
      Entry entry,
      Subject subject,
      Check check,
      Finding finding,
      String evidence,
      List<Answer.Outcome> outcomes,
      Answer.@Nullable Strength strength) {
    return new Answer(
        entry.key(),
        subject.name(),
        check,
        finding,
        evidence,
        outcomes,
        strength,
        null,
        List.of(),
        1.5,
        ASKED,
        List.of(),
        check.question() == Question.CONTRACT ? List.of(1) : List.of());
  }

  private static List<Map<String, Object>> benchmarks() {
    Random random = new Random(1);
    List<Map<String, Object>> results = new ArrayList<>();
    for (Entry entry : Catalogue.load().entries()) {
      String contract = entry.pattern().contract().getSimpleName();
      String name = "racetrack." + entry.key() + "." + contract + "Bench.";
      for (Subject subject : entry.sound()) {
        if (entry.key().equals("lock.counter")) {
          results.add(timed(name + "updateLatency", subject, random));
        }
        double speed = 5 + random.nextInt(60);
        ScalingLaw law = new ScalingLaw(speed, random.nextDouble(0.8), random.nextDouble(0.02), 0);
        for (int workers : List.of(1, 2, 4, 8)) {
          results.add(
              result(
                  name + "update",
                  Map.of("subject", subject.name()),
                  workers,
                  forks(random, law.throughput(workers), 5, 0.03)));
          for (String capacity : SETTINGS.getOrDefault(entry.key(), List.of())) {
            results.add(
                result(
                    name + "take",
                    Map.of("subject", subject.name(), "capacity", capacity),
                    workers,
                    forks(random, Math.sqrt(law.throughput(workers)) / 20, 3, 0.2)));
          }
        }
      }
    }
    return results;
  }

  /// Of a thousand operations one takes a hundred times as long as the others.
  private static Map<String, Object> timed(String benchmark, Subject subject, Random random) {
    Map<String, Object> result =
        result(benchmark, Map.of("subject", subject.name()), 4, List.of(List.of(1.0)));
    result.put("mode", "sample");
    List<Object> forks =
        Stream.generate(() -> 1 + random.nextDouble(0.2))
            .limit(3)
            .<Object>map(time -> List.of(List.of(List.of(time, 9_970), List.of(100 * time, 30))))
            .toList();
    result.put(
        "primaryMetric", Map.of("score", 1, "scoreUnit", "us/op", "rawDataHistogram", forks));
    return result;
  }

  private static List<List<Double>> forks(Random random, double mean, int count, double noise) {
    return Stream.generate(() -> List.of(mean * (1 + noise * random.nextGaussian())))
        .limit(count)
        .toList();
  }

  private static Map<String, Object> result(
      String benchmark, Map<String, String> params, int threads, List<List<Double>> rawData) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("benchmark", benchmark);
    result.put("mode", "thrpt");
    result.put("threads", threads);
    result.put("params", params);
    result.put("primaryMetric", Map.of("score", "NaN", "scoreUnit", "ops/us", "rawData", rawData));
    result.put(
        "secondaryMetrics",
        Map.of("gc.alloc.rate.norm", Map.of("score", 15.9 + threads, "scoreUnit", "B/op")));
    return result;
  }
}
