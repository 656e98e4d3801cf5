// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Mode;
import racetrack.reports.host.HostCard;
import racetrack.reports.results.Judgement;

/// All that the pages show, as one file for other tools: `summary.json`.
///
/// Its schema is `summary.schema.json`, which lies beside it. Whoever adds a component adds it
/// there; whoever changes or removes one raises [#VERSION].
///
/// @param schema the name of the schema's file
/// @param version the version of the schema
/// @param written when the report was written
/// @param commit the commit that was judged, or null if it is not known
/// @param asked when the verdicts were given, or null if there are none
/// @param gateSeconds how long the gate took, or null if it was not asked
/// @param measured when the measurements were made, or null if that is not known
/// @param run what the benchmarks' runner says of its run, label and value
/// @param noise that the host was busy; empty if it was quiet, or nobody knows
/// @param host the host, or null if it was not recorded
/// @param missing what is not among the results, in sentences
/// @param totals how many checks came to each judgement
/// @param patterns the patterns, in the order of their keys
/// @param rules the CERT rules, with the twins that break them
/// @param conformance the conformance sheet, row by row
/// @param mutants what became of the mutants, in the columns of the page
/// @param survivors the mutants that survived, and those that are noted as equivalent
/// @param tutorials what the tutorials ask, and the answers of this host
/// @param slower who does less with a worker for each processor than with one
/// @param classes classes from outside that were checked or measured
public record Summary(
    String schema,
    int version,
    Instant written,
    @Nullable String commit,
    @Nullable Instant asked,
    @Nullable Double gateSeconds,
    @Nullable Instant measured,
    Map<String, String> run,
    String noise,
    @Nullable HostCard host,
    List<String> missing,
    Map<Judgement, Integer> totals,
    List<OfPattern> patterns,
    List<OfRule> rules,
    List<Row> conformance,
    List<Mutants> mutants,
    List<Survivor> survivors,
    List<Tutorial> tutorials,
    List<Slower> slower,
    List<OwnClass> classes) {

  /// The version of the schema.
  public static final int VERSION = 1;

  /// The name of the file.
  public static final String FILE = "summary.json";

  /// The name of the file with the schema.
  public static final String SCHEMA = "summary.schema.json";

  /// Refuses null, and keeps copies.
  public Summary {
    requireNonNull(schema, "schema");
    requireNonNull(written, "written");
    requireNonNull(run, "run");
    requireNonNull(noise, "noise");
    missing = List.copyOf(missing);
    requireNonNull(totals, "totals");
    patterns = List.copyOf(patterns);
    rules = List.copyOf(rules);
    conformance = List.copyOf(conformance);
    mutants = List.copyOf(mutants);
    survivors = known(survivors);
    tutorials = known(tutorials);
    slower = known(slower);
    classes = known(classes);
  }

  /// An earlier release did not write them.
  private static <T> List<T> known(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  /// A pattern.
  ///
  /// @param key its key
  /// @param title its title
  /// @param family what its key begins with
  /// @param question the question that it answers; empty if nobody has written one
  /// @param seeds the rows of the tutorials that it answers
  /// @param rules the CERT rules that its twins break
  /// @param subjects its subjects, the reference first
  /// @param notAsked the questions that cannot be asked, each with the reason
  /// @param promises what its contract promises
  /// @param verdicts what each check came to for each subject
  /// @param charts what was measured
  /// @param latencies how long single operations take
  /// @param crossings where one subject stops being better than another
  /// @param unmeasured what was not measured, and why
  /// @param bytes what the operations allocate
  public record OfPattern(
      String key,
      String title,
      String family,
      String question,
      List<String> seeds,
      List<String> rules,
      List<OfSubject> subjects,
      Map<String, String> notAsked,
      List<Promise> promises,
      List<Asked> verdicts,
      List<Chart> charts,
      List<Latency> latencies,
      List<String> crossings,
      List<String> unmeasured,
      List<Bytes> bytes) {

    /// An earlier release did not write the latencies.
    public OfPattern {
      latencies = known(latencies);
    }
  }

  /// A subject.
  ///
  /// @param name its name
  /// @param kind `sound`, `library`, `twin` or `other program`
  /// @param implementation its class
  /// @param line one line about it, in Markdown
  /// @param original for a twin, the subject that the wound was cut into; else null
  /// @param rules for a twin, the CERT rules that it breaks
  public record OfSubject(
      String name,
      String kind,
      String implementation,
      String line,
      @Nullable String original,
      List<String> rules) {}

  /// A promise.
  ///
  /// @param id its key and number
  /// @param words its words, in Markdown
  /// @param judgement the worst verdict of the checks that ask about it on a sound subject
  /// @param checks those checks
  public record Promise(String id, String words, Judgement judgement, List<String> checks) {}

  /// What a check came to.
  ///
  /// @param subject the subject's name
  /// @param question the question
  /// @param check the name of the check
  /// @param judgement the verdict
  /// @param seconds how long it took
  /// @param evidence what a person reads first; empty if there is nothing to say
  /// @param outcomes for a race, what was seen
  /// @param strength for a clean race, how much it says; else null
  /// @param exploration for a model, how far it looked; else null
  /// @param deeper what the deep tier adds; empty if it was not run
  /// @param modes in which modes of the JVM a race was run
  public record Asked(
      String subject,
      String question,
      String check,
      Judgement judgement,
      double seconds,
      String evidence,
      List<Answer.Outcome> outcomes,
      Answer.@Nullable Strength strength,
      @Nullable Reach exploration,
      String deeper,
      List<Mode.Tally> modes) {}

  /// How far a model check looked.
  ///
  /// @param asked how many interleavings it was asked
  /// @param full how many a full check is asked
  /// @param run how many were run
  /// @param twin the twin that is hardest to find, or null if none was found
  /// @param found after how many interleavings that twin was found, or null
  /// @param within whether as many were asked here, or null
  public record Reach(
      long asked,
      long full,
      long run,
      @Nullable String twin,
      @Nullable Integer found,
      @Nullable Boolean within) {}

  /// A chart.
  ///
  /// @param heading what it shows
  /// @param benchmark the benchmark's class
  /// @param parameters the parameters that all curves share
  /// @param unit the unit of its figures
  /// @param higherIsBetter whether more of it is better
  /// @param finding what it shows, in a sentence
  /// @param file the name of its files in `charts`, without ending
  /// @param curves its curves
  public record Chart(
      String heading,
      String benchmark,
      Map<String, String> parameters,
      String unit,
      boolean higherIsBetter,
      String finding,
      String file,
      List<Line> curves) {}

  /// A curve.
  ///
  /// @param name the subject, or the operation where there are no subjects
  /// @param law the fitted law, or null if none was fitted
  /// @param points its points
  public record Line(String name, @Nullable Law law, List<Point> points) {}

  /// The universal scalability law of a curve.
  ///
  /// @param lambda the throughput of one worker
  /// @param sigma the contention
  /// @param kappa the coherence
  /// @param deviation by how much it misses the worst point
  public record Law(double lambda, double sigma, double kappa, double deviation) {}

  /// A point.
  ///
  /// @param workers the number of workers
  /// @param mean the mean of the forks
  /// @param low the lower end of the 95 % interval, or null if it is not known
  /// @param high its upper end, or null
  /// @param forks the number of forks
  public record Point(
      int workers, double mean, @Nullable Double low, @Nullable Double high, int forks) {}

  /// How long single operations take.
  ///
  /// @param heading what was timed
  /// @param benchmark the benchmark's class
  /// @param workers how many threads ran the operation at once
  /// @param finding what it shows, in a sentence
  /// @param file the name of its files in `charts`, without ending
  /// @param lines the subjects
  public record Latency(
      String heading,
      String benchmark,
      int workers,
      String finding,
      String file,
      List<Timed> lines) {}

  /// The times of a subject.
  ///
  /// @param name the subject, or the operation where there are no subjects
  /// @param samples how many operations were timed, in all forks
  /// @param points the percentiles
  public record Timed(String name, long samples, List<Percentile> points) {}

  /// A percentile.
  ///
  /// @param percentile so many of a hundred operations take no longer
  /// @param seconds how long, the mean of the forks
  /// @param low the lower end of the 95 % interval, or null if it is not known
  /// @param high its upper end, or null
  /// @param forks the number of forks
  public record Percentile(
      double percentile, double seconds, @Nullable Double low, @Nullable Double high, int forks) {}

  /// What an operation allocates.
  ///
  /// @param subject the subject
  /// @param operation the operation
  /// @param bytes bytes, in words: with one worker and, where that differs, with the most
  public record Bytes(String subject, String operation, String bytes) {}

  /// A CERT rule.
  ///
  /// @param name its identifier
  /// @param title what it asks for, in Markdown
  /// @param twins the twins that break it, each as its pattern's key and its name
  /// @param noRun why no run can show a breach, or null if one can
  public record OfRule(String name, String title, List<String> twins, @Nullable String noRun) {}

  /// What one test found about a row of the conformance sheet.
  ///
  /// @param row the row
  /// @param key the pattern's key
  /// @param subject the subject; empty if the test has but one
  /// @param test the test
  /// @param finding what it found
  /// @param remark why it was not asked; else empty
  public record Row(
      String row, String key, String subject, String test, String finding, String remark) {}

  /// What became of the mutants of a pattern.
  ///
  /// @param key the pattern's key
  /// @param cells the cells of the page's table, in its order
  public record Mutants(String key, List<String> cells) {}

  /// A mutant that no question has killed.
  ///
  /// @param key the pattern's key
  /// @param place the file, the line and the kind of mistake
  /// @param note why it is no mistake; empty if nobody has said so
  public record Survivor(String key, String place, String note) {}

  /// What the tutorials ask, and what was found.
  ///
  /// @param title the question
  /// @param rows the rows of the tutorials
  /// @param key the key of the pattern in which it was measured
  /// @param answers the answers, as sentences; empty if too little was measured
  public record Tutorial(String title, String rows, String key, List<String> answers) {}

  /// A subject that gets slower with more workers.
  ///
  /// @param key the pattern's key
  /// @param operation what was measured
  /// @param subject the subject
  /// @param ratio throughput with a worker for each processor, as a multiple of one worker's
  public record Slower(String key, String operation, String subject, double ratio) {}

  /// A class from outside.
  ///
  /// @param key the key of the pattern that it was held to
  /// @param type its full name
  /// @param word `HELD`, `BROKEN` or `NOT_DECIDED`, or null if it was only measured
  public record OwnClass(String key, String type, @Nullable String word) {}
}
