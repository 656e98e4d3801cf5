// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import racetrack.catalogue.Check;
import racetrack.catalogue.Question;
import racetrack.programs.FileTrouble;
import racetrack.reports.check.BadSubmissionException;
import racetrack.reports.check.Guest;
import racetrack.reports.check.QuickStart;
import racetrack.reports.check.Terms;
import racetrack.reports.check.Word;
import racetrack.reports.launch.Kit;

/// Checks a lab again whenever its file is saved. A new save ends what is being asked.
///
/// First the class is looked at alone, until a check breaks: that takes a few seconds. The check
/// that broke last comes first, and then those that are likely to break ([LikelyChecks]). What has
/// held so far is then asked every question, with planted errors beside it. While a student thinks,
/// archives of classes are made, with which the next save is answered sooner.
///
/// @param kit the kit
/// @param folder the lab's folder
/// @param budget how long the questions may take in all
/// @param plain whether an interleaving is a list and not a table
/// @param out where to
public record Watch(Kit kit, Path folder, Duration budget, boolean plain, PrintWriter out) {

  /// Editors write a file in several steps.
  private static final Duration CALM = Duration.ofMillis(200);

  /// File systems without events are looked at so often, and so is a slow network.
  private static final Duration LOOK = Duration.ofSeconds(1);

  /// A race takes its time to say anything.
  private static final Set<Question> AT_A_GLANCE = EnumSet.of(Question.CONTRACT, Question.MODEL);

  /// Stands for the check that broke last where only its question is known.
  private static final String SOME = "some";

  private static final String GO_ON = "Change it and save; `racetrack lab hint` helps.";
  private static final String DONE =
      "It is done. `racetrack lab explain` says what there was to learn.";

  /// What is known from one save to the next. The threads that ask come one after the other.
  private static final class Memory {

    final Path archives;
    List<Check> broken = List.of();
    Terms terms = Terms.USUAL;

    Memory(Path archives) {
      this.archives = archives;
    }
  }

  /// Watches until it is interrupted.
  ///
  /// @throws InterruptedException if interrupted; no child is then left
  public void run() throws InterruptedException {
    Memory memory = new Memory(Guest.emptyFolder());
    Thread asker = Thread.ofVirtual().unstarted(() -> {});
    String asked = "";
    try (WatchService watcher = FileSystems.getDefault().newWatchService()) {
      LabFolder.at(folder)
          .sources()
          .register(
              watcher,
              StandardWatchEventKinds.ENTRY_CREATE,
              StandardWatchEventKinds.ENTRY_DELETE,
              StandardWatchEventKinds.ENTRY_MODIFY);
      while (true) {
        String text = text();
        if (!text.equals(asked)) {
          asked = text;
          end(asker);
          asker = Thread.ofVirtual().name("asker").start(() -> ask(memory));
        }
        await(watcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      end(asker);
      Guest.delete(memory.archives);
    }
  }

  /// A file that cannot be read now is told of when it is asked.
  private String text() {
    try {
      return LabFolder.at(folder).writtenText();
    } catch (BadLabException | UncheckedIOException e) {
      return e.toString();
    }
  }

  private static void end(Thread asker) throws InterruptedException {
    asker.interrupt();
    asker.join();
  }

  private static void await(WatchService watcher) throws InterruptedException {
    WatchKey event = watcher.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
    while (event != null) {
      event.pollEvents();
      event.reset();
      event = watcher.poll(CALM.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void ask(Memory memory) {
    try {
      LabFolder lab = LabFolder.at(folder);
      if (!lab.state().kind().isAsked()) {
        say(advice(ask(lab, EnumSet.allOf(Question.class), memory)));
        return;
      }
      List<Check> likely = new ArrayList<>(memory.broken);
      likely.addAll(new LikelyChecks(lab.entry(), lab.state()).inOrder());
      if (breaksAtAGlance(lab, likely, memory)) {
        say(GO_ON);
        makeArchives(lab, memory);
        return;
      }
      for (Question question : order(lab, EnumSet.allOf(Question.class), likely)) {
        say("Asking about the %s, with planted errors …".formatted(word(question)));
        Word word = ask(lab, EnumSet.of(question), memory);
        if (word != Word.HELD) {
          memory.broken = List.of(new Check(question, SOME));
          say(advice(word));
          return;
        }
      }
      LabFolder.at(folder).save(LabFolder.at(folder).state().afterCheck(true));
      say(DONE);
    } catch (BadLabException | BadSubmissionException e) {
      say(String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      say(FileTrouble.sentence(e).orElse(e.toString()));
    } catch (InterruptedException e) {
      say("You have saved again: that is checked now.");
    }
  }

  private static String advice(Word word) {
    return switch (word) {
      case HELD -> DONE;
      case BROKEN -> GO_ON;
      case NOT_DECIDED ->
          "Nothing is decided: ask again, with `racetrack lab check`, when the machine is quiet.";
    };
  }

  private void makeArchives(LabFolder lab, Memory memory) throws InterruptedException {
    if (memory.terms.equals(Terms.USUAL)) {
      try {
        memory.terms =
            Terms.usualWith(QuickStart.make(kit, lab.entry(), AT_A_GLANCE, memory.archives));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private boolean breaksAtAGlance(LabFolder lab, List<Check> likely, Memory memory)
      throws InterruptedException {
    LabCheck check = labCheck(EnumSet.allOf(Question.class), memory.terms);
    for (Question question : order(lab, AT_A_GLANCE, likely)) {
      say("A glance at the %s …".formatted(word(question)));
      Optional<Check> found = check.glance(lab, question, likely, out);
      if (found.isPresent()) {
        memory.broken = List.of(found.get());
        return true;
      }
    }
    return false;
  }

  private static String word(Question question) {
    return question.name().toLowerCase(Locale.ROOT);
  }

  /// The question of the likeliest check comes first.
  private static List<Question> order(LabFolder lab, Set<Question> questions, List<Check> likely) {
    return Stream.concat(likely.stream().map(Check::question), questions.stream())
        .filter(questions::contains)
        .filter(question -> !lab.entry().lacks(question))
        .distinct()
        .toList();
  }

  private Word ask(LabFolder lab, Set<Question> questions, Memory memory)
      throws InterruptedException {
    return labCheck(questions, memory.terms).ask(lab, out).word();
  }

  private LabCheck labCheck(Set<Question> questions, Terms terms) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    return new LabCheck(kit, questions, budget, plain, nowhere, terms);
  }

  private void say(String sentence) {
    out.println(sentence);
    out.flush();
  }
}
