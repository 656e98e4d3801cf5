// SPDX-License-Identifier: Apache-2.0
package racetrack.runners;

/// What the runners call their files, and the parameters of benchmarks that are not a benchmark's
/// own.
public final class ResultNames {

  /// The answers of the races: a list of [racetrack.catalogue.Answer].
  public static final String RACES = "races.json";

  /// What the deep tier of the races has found so far: a [DeepRun].
  public static final String DEEP = "deep.json";

  /// What JMH measured, in its own format.
  public static final String BENCHMARKS = "benchmarks.json";

  /// What that format lacks: a [BenchmarkMeta].
  public static final String BENCHMARKS_META = "benchmarks.meta.json";

  /// How the subjects' objects lie in memory: a list of [Layout].
  public static final String LAYOUTS = "layouts.json";

  /// The parameter that names a benchmark's subject.
  public static final String SUBJECT = "subject";

  /// The parameter that says how many workers a benchmark's own pool has, where they are not JMH's
  /// threads.
  public static final String WORKERS = "workers";

  private ResultNames() {}
}
