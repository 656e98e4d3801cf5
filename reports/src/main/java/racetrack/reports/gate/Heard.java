// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import racetrack.catalogue.Answer;
import racetrack.reports.launch.ChildJvm;
import racetrack.reports.results.ResultFile;
import racetrack.testkit.Seal;
import tools.jackson.core.JacksonException;

/// What a JVM that asks classes from outside has told, as far as its seals are whole.
///
/// @param answers the answers
/// @param end with which code it said that it would end; empty if it did not say
/// @param faults signs that somebody else wrote into the channel; none if all is well
public record Heard(List<Answer> answers, OptionalInt end, List<String> faults) {

  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) (([0-9]{1,9}) (.*))");
  private static final Pattern END = Pattern.compile("end ([0-9]{1,3})");
  private static final String FORGED = "forged";

  /// Records what was told.
  public Heard {
    answers = List.copyOf(answers);
    faults = List.copyOf(faults);
  }

  /// {@return a channel with a new secret}
  ///
  /// @param file where it goes
  public static ChildJvm.Channel channel(Path file) {
    return new ChildJvm.Channel(file, Seal.newSecret());
  }

  /// {@return what was told on a channel; nothing if it was not opened}
  ///
  /// The line that the JVM was writing when it was ended is no fault.
  ///
  /// @param channel the channel, at whose other end nobody lives any more
  public static Heard of(ChildJvm.Channel channel) {
    Seal seal = new Seal(channel.secret());
    List<Answer> answers = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    OptionalInt end = OptionalInt.empty();
    int number = 0;
    String text = text(channel.file());
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches() || !isSealed(seal, matcher)) {
        faults.add(Seal.BROKEN);
        continue;
      }
      number++;
      if (Integer.parseInt(matcher.group(3)) != number) {
        faults.add("An answer is missing from the channel.");
        number = Integer.parseInt(matcher.group(3));
      }
      String told = matcher.group(4);
      Matcher ending = END.matcher(told);
      if (ending.matches()) {
        end = OptionalInt.of(Integer.parseInt(ending.group(1)));
      } else if (told.equals(FORGED)) {
        faults.add("A class has tried to answer in place of the checks.");
      } else {
        answers.add(answer(told));
      }
    }
    return new Heard(answers, end, faults.stream().distinct().toList());
  }

  /// {@return the same, of a channel on which answers were told again when they had grown: the last
  /// of each counts}
  Heard lastOfEach() {
    Map<String, Answer> last = new LinkedHashMap<>();
    answers.forEach(answer ->
        last.put("%s %s %s".formatted(answer.key(), answer.subject(), answer.check()), answer));
    return new Heard(List.copyOf(last.values()), end, faults);
  }

  private static boolean isSealed(Seal seal, Matcher line) {
    String mark = HexFormat.of().formatHex(seal.mark(line.group(2).getBytes(UTF_8)));
    return mark.equals(line.group(1));
  }

  private static Answer answer(String told) {
    try {
      return ResultFile.JSON.readValue(told, Answer.class);
    } catch (JacksonException e) {
      throw new IllegalStateException("A JVM of ours has told what is no answer: " + told, e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? new String(Files.readAllBytes(file), UTF_8) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
