// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import racetrack.reports.check.Origin;
import racetrack.reports.results.Evidence;
import racetrack.reports.results.LabCertificate;
import racetrack.reports.results.Playback;
import racetrack.runners.Layout;
import racetrack.statistics.Estimate;

/// What the templates show. All text is finished; a component named `html` was rendered and is
/// safe.
public sealed interface Page {

  /// The first page.
  ///
  /// @param families the patterns by family
  /// @param filters what they can be sorted out by
  /// @param reasons why questions cannot be asked
  /// @param map in which order to read them
  /// @param choices which of them to choose
  /// @param since how this run compares with the last one
  /// @param classes a line for each class from outside
  /// @param about where the results come from, label and value
  /// @param missingHtml what is not among the results, in sentences
  record Index(
      List<Overview.Family> families,
      Overview.Filters filters,
      List<Overview.Reason> reasons,
      RouteMap map,
      List<Overview.Branch> choices,
      Overview.Since since,
      List<ClassPage.Line> classes,
      Map<String, String> about,
      List<String> missingHtml)
      implements Page {}

  /// The page of runs and hosts.
  ///
  /// @param since how this run compares with the last one
  /// @param hosts several hosts side by side; without hosts if there is but one
  record Runs(Overview.Since since, HostsPage hosts) implements Page {}

  /// The page of the deep tier.
  ///
  /// @param about when and how long it ran; empty if it did not
  /// @param parts what each part of a mode has seen
  /// @param rows a row for each race and subject
  record Deep(String about, List<DeepPage.Part> parts, List<DeepPage.Row> rows) implements Page {}

  /// The page of a pattern.
  ///
  /// @param key its key
  /// @param title its title
  /// @param html its card
  /// @param frame how the page begins
  /// @param questions the names of the questions, the heads of the matrix's columns
  /// @param matrix the verdicts of its subjects
  /// @param notAskedHtml why questions cannot be asked
  /// @param classes a line for each class from outside that was let in for it
  /// @param contract its contract
  /// @param promises what the contract promises
  /// @param subjects its sound subjects, the reference first
  /// @param comparison what sets them apart
  /// @param twins its broken twins
  /// @param models the model checks
  /// @param races its races
  /// @param charts its charts
  /// @param latencies how long single operations take; empty where that was not measured
  /// @param crossings where one subject stops being better than another as a parameter grows
  /// @param unmeasured what was not measured: subjects that no chart shows, and why cells are
  ///   missing
  /// @param memory what its operations allocate and how its subjects lie in memory
  /// @param seeds its programs that answer a Python idiom
  /// @param labHtml its lab sheet, or null if it has none
  /// @param rules the CERT rules that its twins break
  /// @param sources where to read on
  record OfPattern(
      String key,
      String title,
      String html,
      PatternPage.Frame frame,
      List<String> questions,
      List<Row> matrix,
      List<String> notAskedHtml,
      List<ClassPage.Line> classes,
      Code contract,
      List<PromiseRow> promises,
      List<Code> subjects,
      PatternPage.Comparison comparison,
      List<Twin> twins,
      List<Race> models,
      List<Race> races,
      List<Chart> charts,
      List<Latency> latencies,
      List<String> crossings,
      List<String> unmeasured,
      Memory memory,
      List<SeedProgram> seeds,
      @Nullable String labHtml,
      List<PatternPage.Rule> rules,
      List<PatternPage.Source> sources)
      implements Page {

    /// What a benchmark of single operations ends with.
    private static final String TIMED = "Latency";

    /// {@return whether single operations would have been timed, had there been time}
    public boolean isUntimed() {
      return latencies.isEmpty() && unmeasured.stream().anyMatch(line -> line.contains(TIMED));
    }
  }

  /// The page of a class from outside.
  ///
  /// @param key the key of its pattern
  /// @param pattern the title of its pattern
  /// @param name what it is called here
  /// @param type its full name
  /// @param files what it was made of
  /// @param ofTwoVersions whether it was changed between the check and the measurement
  /// @param checked what `check` came to, or null if it was not asked
  /// @param measured what `bench` measured, or null if it was not
  record OfClass(
      String key,
      String pattern,
      String name,
      String type,
      List<Origin.File> files,
      boolean ofTwoVersions,
      ClassPage.@Nullable Checked checked,
      ClassPage.@Nullable Measured measured)
      implements Page {}

  /// The page of the tutorials' questions.
  ///
  /// @param questions the questions with their answers
  /// @param slower who does less with more workers
  /// @param grid what was measured of other hosts; null if nothing was
  record Tutorials(List<TutorialQuestion> questions, List<Slower> slower, @Nullable GridPart grid)
      implements Page {}

  /// The part of that page on other hosts.
  ///
  /// @param provenance where it was measured, as a sentence
  /// @param heads the heads of the columns
  /// @param lines a line for each kind of task
  /// @param crossings from where on it pays, as sentences
  /// @param projections what a law expects of more members, a line for each kind of task
  record GridPart(
      String provenance,
      List<String> heads,
      List<List<String>> lines,
      List<String> crossings,
      List<List<String>> projections) {}

  /// The page of the CERT rules.
  ///
  /// @param rules a line for each rule
  record Rules(List<RuleTable.Rule> rules) implements Page {}

  /// The page of the mutants.
  ///
  /// @param rows a line for each pattern whose mutants were asked, and one for all together
  /// @param survivors the mutants that survived
  /// @param equivalent the mutants that are no mistakes
  /// @param complaints sentences about notes that are wrong
  record Mutants(
      List<MutantRow> rows,
      List<Mutant> survivors,
      List<Mutant> equivalent,
      List<String> complaints)
      implements Page {}

  /// The page of the certificate of the labs.
  ///
  /// @param certificates one for each lab and its conditions
  record Labs(List<LabCertificate> certificates) implements Page {}

  /// The page of the glossary.
  ///
  /// @param sections the words, sorted by what they are about
  record Words(List<Glossary.Section> sections) implements Page {}

  /// The page of the conformance sheet.
  ///
  /// @param sections its sections
  record Sheet(List<SheetSection> sections) implements Page {}

  /// The page of the host.
  ///
  /// @param host the host card, label and value; empty if there is none
  /// @param run what the benchmarks' runner says of its run, label and value; may be empty
  record Host(Map<String, String> host, Map<String, String> run) implements Page {}

  /// What every page has at its top and at its end.
  ///
  /// @param noise that the host was busy when it measured; empty if it was quiet
  /// @param verdicts how old the verdicts are
  /// @param benchmarks how old the measurements are
  /// @param pictures why the report has no pictures; empty if it has
  /// @param written when the report was written
  record Footer(
      String noise, String verdicts, String benchmarks, String pictures, String written) {}

  /// One row of a matrix.
  ///
  /// @param subject the subject's name
  /// @param twin whether it is a broken twin
  /// @param cells what each question came to
  record Row(String subject, boolean twin, List<Cell> cells) {}

  /// What one question came to for one subject.
  ///
  /// @param style a class of the style sheet
  /// @param words what it came to
  /// @param more how sure that is, or why there is nothing; may be empty
  record Cell(String style, String words, String more) {}

  /// A promise of a contract.
  ///
  /// @param id its key and number
  /// @param html its words
  /// @param checks which checks ask about it
  /// @param cell the worst verdict of these checks on a sound subject
  record PromiseRow(String id, String html, List<String> checks, Cell cell) {}

  /// A class with its source.
  ///
  /// @param name the subject's name, or the contract's
  /// @param file the name of the file
  /// @param line one line about it; may be empty
  /// @param html its doc comment
  /// @param text the source, or null if it is not on the class path
  /// @param body the source from the declaration on, without what its doc comment says; empty if it
  ///   is not on the class path
  record Code(
      String name, String file, String line, String html, @Nullable String text, String body) {}

  /// A broken twin.
  ///
  /// @param code its source
  /// @param original the name of the subject that the wound was cut into
  /// @param isOtherProgram whether it is no copy of the original, but what people write instead
  /// @param rules the CERT rules that the wound breaks
  /// @param diff what sets it apart from its original; empty if a source is missing
  /// @param catches what became of each check that must catch it
  record Twin(
      Code code,
      String original,
      boolean isOtherProgram,
      List<String> rules,
      List<DiffLine> diff,
      List<Catch> catches) {}

  /// A question of the tutorials.
  ///
  /// @param id its anchor
  /// @param title the question
  /// @param rows the rows of the tutorials that ask it
  /// @param key the key of the pattern whose measurements answer it
  /// @param answers what was measured, in sentences; empty if nothing was
  /// @param charts the charts that show it
  record TutorialQuestion(
      String id, String title, String rows, String key, List<String> answers, List<Chart> charts) {}

  /// A subject that does less with a worker for each processor than with one.
  ///
  /// @param key the key of its pattern
  /// @param title the title of its pattern
  /// @param operation what was measured
  /// @param subject its name
  /// @param ratio how many times what one worker does
  /// @param words the same in words, and with how many workers
  /// @param html what its source says that it costs; may be empty
  record Slower(
      String key,
      String title,
      String operation,
      String subject,
      double ratio,
      String words,
      String html) {}

  /// A section of the conformance sheet.
  ///
  /// @param id its letter
  /// @param title what it is about
  /// @param subjects who was asked, the heads of the columns
  /// @param rows its rows
  record SheetSection(String id, String title, List<Conforming> subjects, List<SheetRow> rows) {}

  /// Who was asked about the rows of the conformance sheet.
  ///
  /// @param key the key of its pattern
  /// @param subject its name; empty where the pattern has but one
  record Conforming(String key, String subject) {

    @Override
    public String toString() {
      return (key + " " + subject).strip();
    }
  }

  /// A row of the conformance sheet.
  ///
  /// @param id its identifier
  /// @param html what is required
  /// @param cells for each subject, what came of it
  /// @param tests the tests that show it
  record SheetRow(String id, String html, List<Cell> cells, List<SheetTest> tests) {}

  /// A test that shows a row of the conformance sheet.
  ///
  /// @param name its class and method
  /// @param promises what it asks about; empty if it asks a class outside the catalogue
  record SheetTest(String name, List<AskedPromise> promises) {}

  /// A promise that a test asks about.
  ///
  /// @param id its key and number
  /// @param key the key of the pattern whose page has it
  /// @param html its words
  record AskedPromise(String id, String key, String html) {}

  /// How good the questions of a pattern are.
  ///
  /// @param name the pattern's key, or what stands for all
  /// @param cells how many mutants it has, were killed, were killed by each question, survived, are
  ///   noted as equivalent, and were not asked; last, the rate
  record MutantRow(String name, List<String> cells) {}

  /// A mutant that was not killed.
  ///
  /// @param key the pattern's key
  /// @param place the file, the line and the kind of mistake
  /// @param subjects the subjects that it was asked as
  /// @param note why it is no mistake; empty if nobody has said so
  /// @param diff how it differs from its source
  record Mutant(String key, String place, String subjects, String note, List<DiffLine> diff) {}

  /// A line of a comparison.
  ///
  /// @param style a class of the style sheet
  /// @param sign what begins the line
  /// @param text the line
  record DiffLine(String style, String sign, String text) {}

  /// What became of a check that must catch a twin.
  ///
  /// @param check the check
  /// @param cell what it came to
  /// @param interleaving whether the evidence is an interleaving that breaks the twin
  /// @param evidence what the tool wrote; may be empty
  /// @param playback the interleaving, to be shown in its place; null if it cannot be read
  record Catch(
      String check,
      Cell cell,
      boolean interleaving,
      Evidence evidence,
      @Nullable Playback playback) {}

  /// A race, or a model, with all subjects that were asked.
  ///
  /// @param scenario its name
  /// @param said what holds for all subjects, or for all that it is about, as sentences
  /// @param heads the heads of the columns with figures
  /// @param outcomes what was seen, each once; empty for a model
  /// @param heats one for each subject
  /// @param notes what does not hold for all
  record Race(
      String scenario,
      List<String> said,
      List<String> heads,
      List<Outcome> outcomes,
      List<Heat> heats,
      List<Note> notes) {}

  /// What holds for some of the subjects in a race.
  ///
  /// @param subjects their names
  /// @param words what it is, in sentences
  record Note(String subjects, String words) {}

  /// One subject in a race.
  ///
  /// @param subject its name
  /// @param cell what came of it
  /// @param figures how much was asked
  /// @param outcomes how often each outcome of the race was seen
  record Heat(String subject, Cell cell, List<String> figures, List<Outcome> outcomes) {}

  /// An outcome of a race.
  ///
  /// @param result what the actors saw
  /// @param count how often
  /// @param share its share of all results
  /// @param forbidden whether the scenario forbids it
  /// @param meaning what it means
  record Outcome(String result, String count, String share, boolean forbidden, String meaning) {

    /// {@return the same outcome, where it was not seen}
    Outcome unseen() {
      return new Outcome(result, "0", "", forbidden, meaning);
    }
  }

  /// A chart.
  ///
  /// @param name the name of its files, without ending
  /// @param heading what it shows
  /// @param picture whether it was drawn
  /// @param speedUp whether speed-up and efficiency were drawn
  /// @param memory whether memory per operation was drawn
  /// @param left which curves were not drawn; empty if all were
  /// @param finding a sentence on what it shows and what it leaves open
  /// @param hollow how many of its markers say little; empty if none do
  /// @param alt its content in words
  /// @param unit the unit of its figures
  /// @param ideal where its ideal line comes from; empty if there is none
  /// @param points its figures
  /// @param laws the laws fitted to it; empty where laws make no sense
  record Chart(
      String name,
      String heading,
      boolean picture,
      boolean speedUp,
      boolean memory,
      String left,
      String finding,
      String hollow,
      String alt,
      String unit,
      String ideal,
      List<Point> points,
      List<Law> laws) {}

  /// How long single operations take.
  ///
  /// @param name the name of its files, without ending
  /// @param heading what was timed, and by how many threads
  /// @param picture whether it was drawn
  /// @param finding a sentence on what it shows and what it leaves open
  /// @param hollow how many of its markers say little; empty if none do
  /// @param alt its content in words
  /// @param percentiles the names of the percentiles, the heads of the columns
  /// @param lines one for each subject
  record Latency(
      String name,
      String heading,
      boolean picture,
      String finding,
      String hollow,
      String alt,
      List<String> percentiles,
      List<LatencyLine> lines) {}

  /// The times of a subject.
  ///
  /// @param subject the subject
  /// @param samples how many operations were timed
  /// @param forks in how many forks
  /// @param times the time at each percentile, with its interval
  record LatencyLine(String subject, String samples, int forks, List<Timed> times) {}

  /// A time at a percentile.
  ///
  /// @param percentile the percentile
  /// @param words the time
  /// @param interval its 95 % interval, or why there is none
  /// @param estimate the time in seconds, to be drawn again; null if it is not known
  record Timed(double percentile, String words, String interval, @Nullable Estimate estimate) {}

  /// A measured point.
  ///
  /// @param subject the subject
  /// @param workers the number of workers
  /// @param mean the mean of the forks
  /// @param interval its 95 % interval
  /// @param forks the number of forks
  /// @param library how it compares to the best of the library at that many workers; empty if there
  ///   is none
  /// @param estimate the mean and its interval, to be drawn again
  record Point(
      String subject,
      int workers,
      String mean,
      String interval,
      int forks,
      String library,
      Estimate estimate) {}

  /// What a pattern needs of memory.
  ///
  /// @param operations the operations whose allocation was measured, the heads of the columns
  /// @param lines one for each subject; empty if nothing was measured
  /// @param layouts the layout of each subject's object
  record Memory(List<String> operations, List<MemoryLine> lines, List<Layout> layouts) {}

  /// What the operations of a subject allocate.
  ///
  /// @param subject the subject
  /// @param bytes for each operation, bytes with one worker and with the most
  record MemoryLine(String subject, List<String> bytes) {}

  /// A fitted law.
  ///
  /// @param subject the subject
  /// @param lambda the throughput of one worker
  /// @param sigma the contention
  /// @param kappa the coherence
  /// @param peak where throughput is highest
  /// @param deviation how far it misses; or why no law was fitted, the others being empty then
  record Law(
      String subject, String lambda, String sigma, String kappa, String peak, String deviation) {}

  /// A program that answers a Python idiom.
  ///
  /// @param code its source
  /// @param idiom the idiom
  /// @param rows the rows of the tutorials
  record SeedProgram(Code code, String idiom, String rows) {}
}
