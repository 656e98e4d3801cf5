// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Question;
import racetrack.reports.gate.AskerCommand;
import racetrack.reports.gate.ClassArchive;
import racetrack.reports.launch.Kit;

/// Archives of the classes that asking about a pattern loads. They take some seconds to make, and
/// pay where many JVMs ask the same.
public final class QuickStart {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int STUCK = 3;

  private QuickStart() {}

  /// {@return for each question, arguments with which its JVMs start sooner; they hold as long as
  /// the folder is there}
  ///
  /// @param kit the kit
  /// @param entry the pattern
  /// @param questions the contract, the model, or both
  /// @param folder where the archives are made
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  /// @throws IOException if the folder cannot be used
  public static Map<Question, List<String>> make(
      Kit kit, Entry entry, Set<Question> questions, Path folder)
      throws InterruptedException, IOException {
    Map<Question, List<String>> quickStart = new EnumMap<>(Question.class);
    for (Question question : questions) {
      if (!entry.lacks(question)) {
        Path archive = folder.resolve(question.name());
        quickStart.put(
            question,
            new ClassArchive(kit.questionsLibraries(), archive)
                .make(example(kit, entry, question, archive)));
      }
    }
    return quickStart;
  }

  /// Asks a sound class of the kit.
  private static List<String> example(Kit kit, Entry entry, Question question, Path archive) {
    List<String> arguments =
        new ArrayList<>(question == Question.MODEL ? AskerCommand.model(kit) : List.of());
    Path answers = archive.resolve("answers.jsonl");
    arguments.addAll(AskerCommand.of(kit.questionsClassPath(), answers, STUCK, PATIENCE));
    String check = Checks.ofKit(kit).of(entry, question).getFirst().name();
    String sound = entry.sound().getFirst().name();
    arguments.add("%s=%s#%s".formatted(sound, entry.asker(question), check));
    return arguments;
  }
}
