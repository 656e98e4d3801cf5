// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.gate;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Check;
import racetrack.catalogue.Finding;
import racetrack.reports.launch.ChildJvm;
import racetrack.reports.results.ResultFile;
import tools.jackson.databind.SerializationFeature;

/// Only what is sealed counts, and whatever is not is told of.
class HeardTest {

  private static final List<String> FOREIGN =
      List.of("Somebody else wrote into the channel of the answers.");

  @TempDir private Path folder;
  private ChildJvm.Channel channel = new ChildJvm.Channel(Path.of(""), "");

  @BeforeEach
  void open() {
    channel = Heard.channel(folder.resolve("1.sealed"));
  }

  private String sealed(String secret, String line) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(US_ASCII), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(line.getBytes(UTF_8))) + " " + line + "\n";
  }

  private void write(String text) throws IOException {
    Files.writeString(channel.file(), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private void write(int number, String told) throws IOException, GeneralSecurityException {
    write(sealed(channel.secret(), number + " " + told));
  }

  private static String answer(String check) {
    Answer answer =
        new Answer(
            "lock.counter",
            "com.acme.Own",
            Check.contract(check),
            Finding.HELD,
            "",
            List.of(),
            null,
            0,
            Instant.EPOCH,
            List.of());
    return ResultFile.JSON
        .writer()
        .without(SerializationFeature.INDENT_OUTPUT)
        .writeValueAsString(answer);
  }

  private List<String> checks() {
    return Heard.of(channel).answers().stream().map(answer -> answer.check().name()).toList();
  }

  @Test
  void readsWhatIsSealed() throws IOException, GeneralSecurityException {
    write(1, answer("one"));
    write(2, answer("two"));
    write(3, "end 64");
    assertEquals(List.of("one", "two"), checks());
    assertEquals(OptionalInt.of(64), Heard.of(channel).end());
    assertEquals(List.of(), Heard.of(channel).faults());
  }

  @Test
  void hearsNothingWhereNothingWasSaid() {
    assertEquals(new Heard(List.of(), OptionalInt.empty(), List.of()), Heard.of(channel));
  }

  @Test
  void takesNoAnswerAndNoEndWithAnotherSeal() throws IOException, GeneralSecurityException {
    String forger = Heard.channel(folder).secret();
    write(1, answer("one"));
    write(sealed(forger, "2 " + answer("two")));
    write(sealed(forger, "3 end 64"));
    assertEquals(List.of("one"), checks());
    assertEquals(OptionalInt.empty(), Heard.of(channel).end());
    assertEquals(FOREIGN, Heard.of(channel).faults());
  }

  @Test
  void noticesWhatIsPrintedBetween() throws IOException, GeneralSecurityException {
    write(1, answer("one"));
    write("All tests passed.\n");
    write(2, answer("two"));
    assertEquals(List.of("one", "two"), checks());
    assertEquals(FOREIGN, Heard.of(channel).faults());
  }

  @Test
  void noticesThatALineIsMissingOrComesAgain() throws IOException, GeneralSecurityException {
    write(1, answer("one"));
    write(3, answer("three"));
    write(3, answer("three"));
    assertEquals(List.of("An answer is missing from the channel."), Heard.of(channel).faults());
  }

  @Test
  void doesNotBlameAJvmThatWasEndedInTheMidstOfALine()
      throws IOException, GeneralSecurityException {
    write(1, answer("one"));
    write("0123456789abcdef 2 {\"key\":");
    assertEquals(List.of("one"), checks());
    assertEquals(List.of(), Heard.of(channel).faults());
  }

  @Test
  void hearsThatAClassHasCalledTheRecorder() throws IOException, GeneralSecurityException {
    write(1, "forged");
    assertEquals(
        List.of("A class has tried to answer in place of the checks."), Heard.of(channel).faults());
  }
}
