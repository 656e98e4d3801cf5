// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.certify;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Question;
import racetrack.catalogue.Subject;
import racetrack.reports.check.Checks;
import racetrack.reports.check.Deadline;
import racetrack.reports.check.SourceCompiler;
import racetrack.reports.gate.AskerCommand;
import racetrack.reports.gate.ClassArchive;
import racetrack.reports.launch.Kit;
import racetrack.reports.results.Certificate;
import racetrack.reports.results.MutantFile;
import racetrack.reports.results.MutantResult;
import racetrack.reports.results.MutantResult.Outcome;
import racetrack.reports.results.ResultsFolder;

/// Measures the questions of patterns by the mutants that they kill.
///
/// What is found is written down mutant by mutant, so that another run goes on where one was
/// interrupted, and asks only what has changed.
public final class Certification {

  /// So many mutants share JVMs.
  private static final int BATCH = 8;

  /// So many that nothing else has broken are raced together.
  private static final int FIELD = 24;

  /// From so many mutants on it pays to make their JVMs an archive of classes first.
  private static final int MANY = 16;

  private final Kit kit;
  private final Path folder;
  private final Path work;
  private final Deadline deadline;
  private final PrintStream out;
  private final SourceCompiler compiler;
  private @Nullable List<String> quickStart;

  /// Prepares to measure.
  ///
  /// @param kit the checkout
  /// @param results the folder of results; one run at a time may use it
  /// @param budget how long all may take; what has begun by then is done to its end
  /// @param out where to tell of progress
  public Certification(Kit kit, Path results, Duration budget, PrintStream out) {
    this.kit = kit;
    this.folder = new ResultsFolder(results).mutantsFolder();
    this.work = folder.resolve("work").toAbsolutePath();
    this.deadline = Deadline.after(budget);
    this.out = out;
    this.compiler = new SourceCompiler(kit.compilation());
  }

  /// What a run has found.
  ///
  /// @param certificates one for each pattern
  /// @param complaints sentences about notes and subjects that are not as they should be
  public record Report(List<Certificate> certificates, List<String> complaints) {

    /// Keeps copies.
    public Report {
      certificates = List.copyOf(certificates);
      complaints = List.copyOf(complaints);
    }
  }

  /// Asks the mutants of patterns. Each pattern has its share of the time.
  ///
  /// @param entries the patterns
  /// @return what was found, now and before
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  public Report certify(List<Entry> entries) throws InterruptedException {
    List<Certificate> certificates = new ArrayList<>();
    List<String> complaints = new ArrayList<>();
    delete(work);
    try {
      for (Entry entry : entries) {
        int left = entries.size() - certificates.size();
        Deadline share = Deadline.after(deadline.left().dividedBy(left));
        List<MutantResult> mutants = new OfPattern(entry, share, complaints).certify();
        Certificate certificate = new Certificate(entry.key(), mutants);
        complaints.addAll(certificate.wrongNotes());
        complaints.addAll(Certificate.idleNotes(mutants));
        certificates.add(certificate);
      }
    } finally {
      delete(work);
    }
    return new Report(certificates, complaints);
  }

  /// {@return JVM arguments with which a JVM for checks starts sooner}
  private List<String> quickStart(Entry entry) throws InterruptedException {
    if (quickStart == null) {
      Path archive = work.resolve("archive");
      List<String> example =
          new ArrayList<>(
              AskerCommand.of(
                  Interrogation.classPath(kit, archive),
                  archive.resolve("answers.jsonl"),
                  1,
                  Duration.ofMinutes(1)));
      example.add(
          Interrogation.argument(
              entry,
              entry.sound().getFirst(),
              Checks.ofKit(kit).of(entry, Question.CONTRACT).getFirst()));
      try {
        quickStart = new ClassArchive(kit.questionsLibraries(), archive).make(example);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return quickStart;
  }

  private static void delete(Path folder) {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The run of one pattern.
  private final class OfPattern {

    private final Entry entry;
    private final Deadline share;
    private final List<String> complaints;
    private final MutantFile file;
    private final String questions;
    private final Path space;
    private final Map<String, MutantResult> results = new ConcurrentHashMap<>();
    private final Map<Subject, Found> unchanged = new ConcurrentHashMap<>();
    private final Map<SubjectFile, Breeding> breeding = new HashMap<>();
    private final BlockingQueue<Standing> field = new LinkedBlockingQueue<>();
    private final SuspectRaces races;
    private @Nullable Interrogation interrogation;

    OfPattern(Entry entry, Deadline share, List<String> complaints) {
      this.entry = entry;
      this.share = share;
      this.complaints = complaints;
      this.file = MutantFile.of(folder, entry.key());
      this.space = work.resolve(entry.key());
      this.races = new SuspectRaces(kit, entry);
      String tests = entry.pattern().contract().getPackageName().replace('.', '/');
      this.questions =
          Digests.ofQuestions(
              kit.questions().resolve(tests),
              Path.of(kit.racesClassPath()),
              entry.asker(Question.RACE).replace('.', '/'));
    }

    List<MutantResult> certify() throws InterruptedException {
      List<Specimen> specimens = specimens();
      Map<String, MutantResult> earlier = new HashMap<>();
      file.read().forEach(result -> earlier.put(result.program(), result));
      List<Specimen> open = new ArrayList<>();
      for (Specimen specimen : specimens) {
        MutantResult known = specimen.renewed(earlier.get(specimen.program()), questions);
        if (known == null) {
          open.add(specimen);
        } else {
          results.put(specimen.program(), known);
        }
      }
      // who is noted is asked everything, and last
      open.sort(Comparator.comparing(specimen -> specimen.equivalent().isPresent()));
      file.write(results.values());
      out.printf(
          "%s: %d mutants, %d of them to be asked.%n", entry.key(), specimens.size(), open.size());
      if (!open.isEmpty()) {
        ask(open);
      }
      List<MutantResult> all =
          specimens.stream()
              .flatMap(specimen -> Stream.ofNullable(results.get(specimen.program())))
              .distinct()
              .toList();
      file.write(all);
      return all;
    }

    private List<Specimen> specimens() {
      List<Specimen> specimens = new ArrayList<>();
      for (SubjectFile source : SubjectFile.of(kit, entry)) {
        List<Note> notes = Note.in(source.source());
        List<Specimen> own = Specimen.of(entry.key(), source, notes);
        notes.forEach(note ->
            complaints.addAll(
                note.complaints(source.name(), own.stream().map(Specimen::mutant).toList())));
        specimens.addAll(own);
      }
      return specimens;
    }

    /// Compiles the mutants one by one, and has them asked side by side: twice as many as there are
    /// processors, since a mutant that is stuck needs none. Those that are left are raced.
    private void ask(List<Specimen> open) throws InterruptedException {
      Interrogation asking =
          new Interrogation(kit, entry, open.size() < MANY ? List.of() : quickStart(entry), share);
      interrogation = asking;
      results
          .values()
          .forEach(result -> Optional.ofNullable(result.killer()).ifPresent(asking::remember));
      int width = 2 * Runtime.getRuntime().availableProcessors();
      try (ExecutorService executor = Executors.newFixedThreadPool(width)) {
        List<Future<?>> asked = new ArrayList<>();
        List<Specimen> batch = new ArrayList<>();
        for (Specimen specimen : open) {
          Found bred = breed(specimen);
          if (bred.outcome() == Outcome.SURVIVED) {
            batch.add(specimen);
          } else {
            record(new Standing(specimen), bred);
          }
          if (batch.size() == BATCH) {
            asked.add(executor.submit(asking(batch)));
            batch.clear();
          }
        }
        asked.add(executor.submit(asking(batch)));
        for (Future<?> each : asked) {
          each.get();
        }
        race(takeField(1));
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw new IllegalStateException("Mutants could not be asked.", e.getCause());
      }
    }

    private Found breed(Specimen specimen) {
      if (share.isOver()) {
        return Found.notAsked(Found.LATE);
      }
      return breeding
          .computeIfAbsent(
              specimen.file(),
              source -> new Breeding(compiler, source, space.resolve(source.name())))
          .breed(specimen, folder(specimen));
    }

    private Path folder(Specimen specimen) {
      return space.resolve(specimen.program());
    }

    private Callable<@Nullable Void> asking(List<Specimen> specimens) {
      List<Standing> batch = specimens.stream().map(Standing::new).toList();
      return () -> {
        ask(batch, 0);
        race(takeField(FIELD));
        return null;
      };
    }

    /// Asks contract and model of mutants in place of one of the subjects that each is made of, and
    /// then in place of the next, until one breaks.
    private void ask(List<Standing> batch, int turn) throws InterruptedException {
      long start = System.nanoTime();
      Map<Standing, Suspect> suspects = new LinkedHashMap<>();
      for (Standing each : batch) {
        Specimen specimen = each.specimen();
        Subject subject = specimen.file().subjects().get(turn);
        Path own = folder(specimen);
        if (share.isOver()) {
          record(each, Found.notAsked(Found.LATE));
        } else if (unchanged(subject).outcome() != Outcome.SURVIVED) {
          record(each, Found.notAsked("The subject itself did not hold."));
        } else {
          suspects.put(
              each, new Suspect(subject, Breeding.classes(own), own.resolve(subject.name())));
        }
      }
      Map<Suspect, Found> found = interrogation().ask(List.copyOf(suspects.values()));
      double seconds = (System.nanoTime() - start) / 1e9 / Math.max(1, suspects.size());
      List<Standing> next = new ArrayList<>();
      suspects.forEach((each, suspect) -> {
        Standing asked = each.asked(suspect, seconds);
        Found own = found.getOrDefault(suspect, Found.SURVIVED);
        if (own.outcome() != Outcome.SURVIVED) {
          record(asked, own);
        } else if (turn + 1 < asked.specimen().file().subjects().size()) {
          next.add(asked);
        } else if (entry.lacks(Question.RACE)) {
          record(asked, own);
        } else {
          field.add(asked);
        }
      });
      if (!next.isEmpty()) {
        ask(next, turn + 1);
      }
    }

    /// {@return all who are to be raced, if they are enough; else nobody}
    private List<Standing> takeField(int least) {
      List<Standing> all = new ArrayList<>();
      if (field.size() >= least) {
        field.drainTo(all);
      }
      return all;
    }

    /// Asks the races of mutants, in place of each of the subjects that they are made of.
    private void race(List<Standing> all) throws InterruptedException {
      if (all.isEmpty()) {
        return;
      }
      long start = System.nanoTime();
      Map<Suspect, Found> found =
          races.ask(all.stream().flatMap(each -> each.suspects().stream()).toList());
      double seconds = (System.nanoTime() - start) / 1e9 / all.size();
      for (Standing each : all) {
        List<Found> places =
            each.suspects().stream()
                .map(suspect -> found.getOrDefault(suspect, Found.SURVIVED))
                .toList();
        record(each.took(seconds), Found.worst(places));
      }
    }

    private void record(Standing asked, Found found) {
      Specimen specimen = asked.specimen();
      MutantResult result = specimen.result(found, questions, asked.seconds());
      results.put(specimen.program(), result);
      tell(result);
      delete(folder(specimen));
    }

    private Interrogation interrogation() {
      return Objects.requireNonNull(interrogation);
    }

    /// Whether the subject itself keeps its contract in such a JVM: else nothing is learned of its
    /// mutants.
    private synchronized Found unchanged(Subject subject) throws InterruptedException {
      Found known = unchanged.get(subject);
      if (known == null) {
        Path own = space.resolve("unchanged-" + subject.name());
        Suspect itself = new Suspect(subject, Breeding.classes(own), own);
        known = interrogation().unchanged(itself);
        unchanged.put(subject, known);
        if (known.outcome() != Outcome.SURVIVED) {
          complaints.add(
              "%s %s itself did not hold in %s, so its mutants were not asked: %s"
                  .formatted(entry.key(), subject.name(), known.killer(), known.evidence()));
        }
      }
      return known;
    }

    private synchronized void tell(MutantResult result) {
      file.append(result);
      out.printf(
          "  %-60s %5.1f s  %-12s %s%n",
          result.place(),
          result.seconds(),
          result.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
          result.killer() == null ? "" : result.killer());
    }
  }
}
