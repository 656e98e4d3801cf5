// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;
import racetrack.catalogue.Entry;
import racetrack.catalogue.NumberedPromise;
import racetrack.catalogue.Promises;
import racetrack.catalogue.Subject;
import racetrack.reports.pages.Page.Cell;
import racetrack.reports.pages.Page.PromiseRow;
import racetrack.reports.results.Judgement;
import racetrack.reports.results.PromisesAsked;
import racetrack.reports.results.Verdict;

/// Gathers, for each promise of a contract, the checks that ask about it and what they came to.
final class PromiseTable {

  private final List<Verdict> verdicts;
  private final PromisesAsked asked;

  PromiseTable(VerdictBook book) {
    verdicts = book.verdicts();
    asked = new PromisesAsked(verdicts);
  }

  List<PromiseRow> rows(Entry entry) {
    List<Verdict> ofSound = ofSound(entry);
    return Promises.of(entry).stream().map(promise -> row(promise, ofSound)).toList();
  }

  /// {@return the same for the summary}
  ///
  /// @param entry the pattern
  List<Summary.Promise> summary(Entry entry) {
    List<Verdict> ofSound = ofSound(entry);
    return Promises.of(entry).stream()
        .map(promise -> {
          List<Verdict> own = own(promise, ofSound);
          return new Summary.Promise(promise.id(), promise.words(), worst(own), checks(own));
        })
        .toList();
  }

  private List<Verdict> ofSound(Entry entry) {
    Set<String> sound = entry.sound().stream().map(Subject::name).collect(toSet());
    return verdicts.stream()
        .filter(verdict -> verdict.answer().key().equals(entry.key()))
        .filter(verdict -> sound.contains(verdict.answer().subject()))
        .toList();
  }

  private List<Verdict> own(NumberedPromise promise, List<Verdict> ofSound) {
    return ofSound.stream().filter(verdict -> asks(verdict, promise)).toList();
  }

  private static List<String> checks(List<Verdict> own) {
    return own.stream().map(verdict -> verdict.answer().check().toString()).distinct().toList();
  }

  private PromiseRow row(NumberedPromise promise, List<Verdict> ofSound) {
    List<Verdict> own = own(promise, ofSound);
    List<String> asking =
        own.stream().map(verdict -> Words.check(verdict.answer().check())).distinct().toList();
    return new PromiseRow(promise.id(), Markdown.inline(promise.words()), asking, cell(own));
  }

  private boolean asks(Verdict verdict, NumberedPromise promise) {
    return asked.numbers(promise.key(), verdict.answer().check()).contains(promise.number());
  }

  /// The worst verdict on a promise. One that nobody was asked about is no pass.
  private static Judgement worst(List<Verdict> verdicts) {
    return verdicts.isEmpty()
        ? Judgement.NOT_ASKED
        : Judgement.worst(verdicts.stream().map(Verdict::judgement).toList());
  }

  private static Cell cell(List<Verdict> verdicts) {
    Judgement worst = worst(verdicts);
    long count = verdicts.stream().filter(verdict -> verdict.judgement() == worst).count();
    return new Cell(
        VerdictBook.style(worst),
        worst.words(),
        verdicts.isEmpty() ? "" : count + " of " + verdicts.size());
  }
}
