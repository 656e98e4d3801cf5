// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Finding;
import racetrack.catalogue.Pattern;
import racetrack.catalogue.Question;
import racetrack.catalogue.Subject;
import racetrack.reports.charts.ScalingFigure;
import racetrack.reports.host.HostCard;
import racetrack.reports.pages.Page.Catch;
import racetrack.reports.pages.Page.Cell;
import racetrack.reports.pages.Page.Code;
import racetrack.reports.pages.Page.DiffLine;
import racetrack.reports.pages.Page.OfPattern;
import racetrack.reports.pages.Page.SeedProgram;
import racetrack.reports.pages.Page.Twin;
import racetrack.reports.pages.PatternPage.Frame;
import racetrack.reports.pages.PatternPage.Link;
import racetrack.reports.pages.PatternPage.Rule;
import racetrack.reports.pages.PatternPage.Source;
import racetrack.reports.pages.Tutorials.Drawn;
import racetrack.reports.results.Evidence;
import racetrack.reports.results.Verdict;
import racetrack.rules.CertRule;

/// Gathers what the page of a pattern shows.
final class PatternPages {

  private static final int BELOW_SECTION = 2;
  private static final int BELOW_SUBJECT = 3;

  private final VerdictBook book;
  private final PromiseTable promises;
  private final Results results;
  private final List<Link> order;

  PatternPages(Results results, Guide guide, Catalogue catalogue) {
    this.book = results.book();
    this.promises = new PromiseTable(book);
    this.results = results;
    this.order =
        guide.order().stream()
            .flatMap(key -> catalogue.find(key).stream())
            .map(entry -> new Link(entry.key(), entry.title()))
            .toList();
  }

  /// {@return what a link to a subject leads to, on the page of its pattern}
  ///
  /// @param subject the subject's name
  static String anchor(String subject) {
    return "subject-" + subject;
  }

  static List<String> questions() {
    return Arrays.stream(Question.values())
        .map(question ->
            question.name().charAt(0) + question.name().substring(1).toLowerCase(Locale.ROOT))
        .toList();
  }

  /// The Markdown of the pattern's `package-info`, rendered.
  static String card(Entry entry) {
    return Markdown.html(
        SourceFile.beside(entry.pattern().contract(), "package-info.java")
            .map(SourceFile::doc)
            .orElse(""),
        BELOW_SECTION);
  }

  OfPattern page(Drawn pattern, List<ClassPage.Line> classes) {
    Entry entry = pattern.entry();
    Class<?> contract = entry.pattern().contract();
    return new OfPattern(
        entry.key(),
        entry.title(),
        card(entry),
        frame(entry),
        questions(),
        book.matrix(entry),
        notAsked(entry),
        classes,
        code(contract.getSimpleName(), contract, "", BELOW_SECTION),
        promises.rows(entry),
        entry.sound().stream().map(subject -> code(entry, subject)).toList(),
        new Comparisons(
                results.memory(), results.host().map(HostCard::availableProcessors).orElse(null))
            .of(entry, pattern.figures()),
        entry.broken().stream().map(subject -> twin(entry, subject)).toList(),
        new RaceTable(book, results.deep()).of(entry, Question.MODEL),
        new RaceTable(book, results.deep()).of(entry, Question.RACE),
        pattern.charts(),
        pattern.latencies(),
        Crossings.in(pattern.figures()),
        unmeasured(entry, pattern.figures(), results.run()),
        results.memory().of(entry),
        seeds(entry),
        SourceFile.beside(contract, "README.md")
            .map(sheet -> Markdown.html(sheet.text(), BELOW_SECTION))
            .orElse(null),
        Matrix.rules(entry).map(rule -> rule(entry, rule)).toList(),
        sources(entry));
  }

  private Frame frame(Entry entry) {
    List<String> keys = order.stream().map(Link::key).toList();
    int place = keys.indexOf(entry.key());
    Optional<Picture> picture = Picture.of(entry.key());
    return new Frame(
        picture.map(Picture::question).orElse(""),
        picture.orElse(null),
        place > 0 ? order.get(place - 1) : null,
        place >= 0 && place + 1 < order.size() ? order.get(place + 1) : null);
  }

  /// Each reason once, with the questions that it is about.
  private static List<String> notAsked(Entry entry) {
    Map<String, List<String>> questions = new LinkedHashMap<>();
    for (Pattern.Lack lack : entry.pattern().lacks()) {
      questions
          .computeIfAbsent(lack.because(), _ -> new ArrayList<>())
          .add(lack.question().name().toLowerCase(Locale.ROOT));
    }
    return questions.entrySet().stream()
        .map(reason ->
            "The question by %s cannot be asked: %s"
                .formatted(
                    String.join(" and by ", reason.getValue()), Markdown.inline(reason.getKey())))
        .toList();
  }

  private static Rule rule(Entry entry, CertRule rule) {
    return new Rule(
        rule.name(),
        Markdown.inline(rule.title()),
        entry.broken().stream()
            .filter(twin ->
                twin.claim() instanceof Claim.Broken broken && broken.rules().contains(rule))
            .map(Subject::name)
            .collect(Collectors.joining(", ")));
  }

  /// The sources that the subjects name, each once.
  private static List<Source> sources(Entry entry) {
    Map<String, List<String>> subjects = new LinkedHashMap<>();
    for (Subject subject : entry.subjects()) {
      SourceFile.of(subject.claim().implementation()).stream()
          .flatMap(file -> file.items("Sources").stream())
          .forEach(
              item -> subjects.computeIfAbsent(item, _ -> new ArrayList<>()).add(subject.name()));
    }
    return subjects.entrySet().stream()
        .map(source ->
            new Source(Markdown.inline(source.getKey()), String.join(", ", source.getValue())))
        .toList();
  }

  private static Code code(Entry entry, Subject subject) {
    String line =
        SourceFile.of(entry.pattern().subjects())
            .map(subjects -> Markdown.inline(subjects.docOf(subject.name())))
            .orElse("");
    return code(subject.name(), subject.claim().implementation(), line, BELOW_SUBJECT);
  }

  private static Code code(String name, Class<?> type, String line, int above) {
    Optional<SourceFile> source = SourceFile.of(type);
    return new Code(
        name,
        source.map(SourceFile::name).orElse(type.getName()),
        line,
        source.map(file -> Markdown.html(file.doc(), above)).orElse(""),
        source.map(SourceFile::text).orElse(null),
        source.map(SourceFile::body).orElse(""));
  }

  private Twin twin(Entry entry, Subject subject) {
    if (!(subject.claim() instanceof Claim.Broken broken)) {
      throw new IllegalArgumentException(subject.name() + " is not broken");
    }
    Subject original = broken.original();
    List<Catch> catches = book.of(entry, subject).stream().map(PatternPages::caught).toList();
    return new Twin(
        code(entry, subject),
        original.name(),
        broken.isOtherProgram(),
        broken.rules().stream().map(CertRule::name).toList(),
        diff(original, subject),
        catches);
  }

  private static Catch caught(Verdict verdict) {
    return caught(verdict.answer(), cell(verdict));
  }

  /// What a check that broke a class has to show.
  static Catch caught(Answer answer, Cell cell) {
    Evidence evidence = Evidence.of(answer);
    return new Catch(
        Words.check(answer.check()),
        cell,
        answer.check().question() == Question.MODEL && answer.finding() == Finding.BROKE,
        evidence,
        Playbacks.ofTheKit(answer.key(), evidence));
  }

  private static List<DiffLine> diff(Subject original, Subject twin) {
    Optional<SourceFile> after = SourceFile.of(twin.claim().implementation());
    return SourceFile.of(original.claim().implementation())
        .flatMap(before -> after.map(source -> Differences.between(before, source)))
        .orElse(List.of());
  }

  /// What a result is worth; a clean one without a twin to hold against is worth little.
  static String strength(Answer answer) {
    Answer.Strength strength = answer.strength();
    if (strength != null) {
      return "n = %s samples without a forbidden one. %s shows its wound with frequency p ≥ %s, so a wound like it would have been missed with probability (1 − p)ⁿ %s."
          .formatted(
              Words.count(answer.samples()),
              strength.twin(),
              Words.power(strength.frequency()),
              strength.missed() == 0 ? Words.power(0) : "≤ " + Words.power(strength.missed()));
    }
    if (answer.hits() > 0) {
      return "%s of n = %s results were forbidden."
          .formatted(Words.count(answer.hits()), Words.count(answer.samples()));
    }
    if (answer.check().question() == Question.MODEL && answer.finding() == Finding.BROKE) {
      return "An interleaving breaks it.";
    }
    return answer.samples() == 0
        ? Evidence.of(answer).excerpt()
        : "n = %s samples without a forbidden one. No twin showed its wound here, so nothing says how much that is worth."
            .formatted(Words.count(answer.samples()));
  }

  static Cell cell(Verdict verdict) {
    return new Cell(VerdictBook.style(verdict.judgement()), verdict.judgement().words(), "");
  }

  /// {@return what was not measured, and why}
  ///
  /// @param entry the pattern
  /// @param figures what was measured
  /// @param run what the benchmarks' runner says of its run
  static List<String> unmeasured(
      Entry entry, List<ScalingFigure> figures, Optional<BenchmarkRun> run) {
    Set<String> measured =
        figures.stream()
            .flatMap(figure -> figure.curves().stream())
            .map(curve -> curve.name())
            .collect(Collectors.toSet());
    Stream<String> subjects =
        entry.sound().stream()
            .map(Subject::name)
            .filter(name -> !measured.contains(name))
            .map(name -> name + ": in no chart");
    Stream<String> cells = run.stream().flatMap(r -> r.missing(entry.key()).stream());
    return Stream.concat(subjects, cells).toList();
  }

  private static List<SeedProgram> seeds(Entry entry) {
    return entry.programs().stream()
        .map(program ->
            new SeedProgram(
                code(program.type().getSimpleName(), program.type(), "", BELOW_SUBJECT),
                program.idiom(),
                String.join(", ", program.rows())))
        .toList();
  }
}
