// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.TestResult;
import racetrack.programs.Seal;

/// Only what is sealed counts.
class SealedResultsTest {

  private final String secret = Seal.newSecret();
  private final ByteArrayOutputStream stream = new ByteArrayOutputStream();

  private InputStream written() {
    return new ByteArrayInputStream(stream.toByteArray());
  }

  private static void write(SealedResults to, Status status, boolean clean) throws IOException {
    to.write(new TestResult(status), clean);
  }

  @Test
  void readsWhatWasWritten() throws IOException {
    SealedResults fork = new SealedResults(secret).to(stream);
    write(fork, Status.TEST_ERROR, true);
    write(fork, Status.NORMAL, false);
    SealedResults parent = new SealedResults(secret);
    InputStream input = written();
    SealedResults.Told first = parent.read(input);
    SealedResults.Told second = parent.read(input);
    assertEquals(Status.TEST_ERROR, first.result().status());
    assertTrue(first.clean());
    assertEquals(Status.NORMAL, second.result().status());
    assertFalse(second.clean());
  }

  @Test
  void refusesWhatIsSealedWithAnotherSecret() throws IOException {
    write(new SealedResults(Seal.newSecret()).to(stream), Status.NORMAL, true);
    assertBroken(new SealedResults(secret), written());
  }

  @Test
  void refusesWhatWasToldBefore() throws IOException {
    write(new SealedResults(secret).to(stream), Status.NORMAL, true);
    stream.writeBytes(stream.toByteArray());
    SealedResults parent = new SealedResults(secret);
    InputStream input = written();
    parent.read(input);
    assertBroken(parent, input);
  }

  @Test
  void refusesWhatASubjectHasPrinted() {
    stream.writeBytes("HELD HELD HELD HELD HELD HELD HELD HELD HELD HELD".getBytes(US_ASCII));
    assertBroken(new SealedResults(secret), written());
  }

  private static void assertBroken(SealedResults parent, InputStream input) {
    assertThrows(SealedResults.BrokenSealException.class, () -> parent.read(input));
  }
}
