// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Check;
import racetrack.catalogue.Finding;
import racetrack.catalogue.Question;
import racetrack.reports.check.Origin;
import racetrack.reports.check.Part;
import racetrack.reports.check.Word;
import racetrack.reports.host.HostCard;
import racetrack.reports.submitted.BenchRecord;
import racetrack.reports.submitted.CheckRecord;
import racetrack.reports.submitted.SubmittedFolder;
import racetrack.runners.BenchmarkMeta;
import racetrack.runners.BenchmarkPreset;
import racetrack.runners.ResultNames;
import racetrack.statistics.Noise;
import tools.jackson.databind.json.JsonMapper;

/// Made-up classes from outside, one of them as nasty as can be.
final class TrialClasses {

  /// What a class may say of itself.
  static final String NASTY = "</code><script>alert('mine')</script>";

  private static final JsonMapper JSON = new JsonMapper();
  private static final HostCard HOST = HostCard.ofThisHost();

  private TrialClasses() {}

  static Origin origin(String type) {
    return new Origin(
        "lock.counter", type, List.of(new Origin.File("<b>Own</b>.java", "0123456789abcdef")));
  }

  /// Writes a class that was checked and measured, one that was checked, one that was measured, and
  /// one that failed then.
  static void write(SubmittedFolder folder) {
    check("com.acme.Own", folder);
    check("com.acme.ATOMIC", folder);
    bench("com.acme.Own", List.of("com.acme.Own"), folder);
    bench("Measured", List.of("Measured"), folder);
    bench("Failed", List.of(), folder);
  }

  private static void check(String type, SubmittedFolder folder) {
    folder.write(
        new CheckRecord(
            CheckRecord.VERSION,
            origin(type),
            Word.NOT_DECIDED,
            List.of(
                new Part(Question.CONTRACT, Word.HELD, "12 checks", List.of(), 0, 0, List.of()),
                new Part(
                    Question.MODEL,
                    Word.BROKEN,
                    "1 of 1 check",
                    List.of(answer(type, Check.model(), NASTY, List.of())),
                    2,
                    2,
                    List.of()),
                new Part(
                    Question.RACE,
                    Word.BROKEN,
                    "1 of 3 races " + NASTY,
                    List.of(
                        answer(
                            type,
                            Check.race("LostUpdate"),
                            "",
                            List.of(
                                new Answer.Outcome("1", 99, true, "An increment is lost."),
                                new Answer.Outcome("2", 901, false, "None is.")))),
                    2,
                    1,
                    List.of("The planted error BROKEN_PLAIN was not caught " + NASTY))),
            TrialResults.ASKED,
            12.3,
            HOST));
  }

  private static Answer answer(
      String type, Check check, String evidence, List<Answer.Outcome> outcomes) {
    return new Answer(
        "lock.counter",
        type,
        check,
        Finding.BROKE,
        evidence,
        outcomes,
        null,
        null,
        List.of(),
        1.5,
        TrialResults.ASKED,
        List.of(),
        List.of(1));
  }

  private static void bench(String type, List<String> measured, SubmittedFolder folder) {
    List<Map<String, Object>> results =
        Stream.concat(Stream.of("SYNCHRONIZED", "LOCK", "ATOMIC"), measured.stream())
            .flatMap(subject -> Stream.of(1, 2, 3, 4).map(workers -> result(subject, workers)))
            .toList();
    BenchmarkMeta run =
        new BenchmarkMeta(
            Instant.parse("2026-11-22T03:00:00Z"),
            Instant.parse("2026-11-22T03:09:00Z"),
            null,
            BenchmarkPreset.quick,
            120,
            List.of("bench"),
            "a JVM",
            2,
            new Noise(null, 2, null, null, null),
            List.of(),
            List.of(
                new BenchmarkMeta.Missing(
                    "racetrack.lock.counter.CounterBench.mostlyRead",
                    new TreeMap<>(Map.of(ResultNames.SUBJECT, type)),
                    1,
                    BenchmarkMeta.Why.FAILED,
                    "It threw " + NASTY)));
    folder.write(
        new BenchRecord(BenchRecord.VERSION, origin(type), HOST, run, JSON.valueToTree(results)));
  }

  private static Map<String, Object> result(String subject, int workers) {
    double score = 10.0 + subject.length() * workers;
    return Map.of(
        "benchmark",
        "racetrack.lock.counter.CounterBench.increment",
        "mode",
        "thrpt",
        "threads",
        workers,
        "params",
        Map.of("subject", subject),
        "primaryMetric",
        Map.of(
            "score",
            score,
            "scoreUnit",
            "ops/us",
            "rawData",
            List.of(List.of(score), List.of(score * 1.02), List.of(score * 0.99))));
  }
}
