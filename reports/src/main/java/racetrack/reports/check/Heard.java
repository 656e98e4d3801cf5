// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import racetrack.catalogue.Answer;
import racetrack.reports.launch.ChildJvm;
import racetrack.reports.results.ResultFile;
import tools.jackson.core.JacksonException;

/// What a JVM that asks classes from outside has told, as far as its seals are whole.
///
/// @param answers the answers
/// @param end with which code it said that it would end; empty if it did not say
/// @param faults signs that somebody else wrote into the channel; none if all is well
record Heard(List<Answer> answers, OptionalInt end, List<String> faults) {

  /// Half of them, as bytes, are what the secret is drawn from.
  private static final int SECRET = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) (([0-9]{1,9}) (.*))");
  private static final Pattern END = Pattern.compile("end ([0-9]{1,3})");
  private static final String FORGED = "forged";

  Heard {
    answers = List.copyOf(answers);
    faults = List.copyOf(faults);
  }

  /// {@return a channel with a new secret}
  ///
  /// @param file where it goes
  static ChildJvm.Channel channel(Path file) {
    byte[] drawn = new byte[SECRET / 2];
    new SecureRandom().nextBytes(drawn);
    return new ChildJvm.Channel(file, HexFormat.of().formatHex(drawn));
  }

  /// {@return what was told on a channel; nothing if it was not opened}
  ///
  /// The line that the JVM was writing when it was ended is no fault.
  ///
  /// @param channel the channel, at whose other end nobody lives any more
  static Heard of(ChildJvm.Channel channel) {
    Mac mac = mac(channel.secret());
    List<Answer> answers = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    OptionalInt end = OptionalInt.empty();
    int number = 0;
    String text = text(channel.file());
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches() || !isSealed(mac, matcher)) {
        faults.add("Somebody else wrote into the channel of the answers.");
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

  private static boolean isSealed(Mac mac, Matcher line) {
    String seal = HexFormat.of().formatHex(mac.doFinal(line.group(2).getBytes(UTF_8)));
    return seal.equals(line.group(1));
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

  private static Mac mac(String secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(US_ASCII), ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }
}
