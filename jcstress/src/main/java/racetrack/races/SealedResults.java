// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.openjdk.jcstress.infra.collectors.TestResult;
import racetrack.programs.Seal;

/// What a forked JVM tells of its scenarios, one after the other: for each the mark of a [Seal],
/// the length, and jcstress's own result. A number that nobody writes is in each mark, so that
/// nothing can be told twice.
///
/// What a subject writes in between has no mark. This is a net, and no wall: it is in the same JVM.
final class SealedResults {

  /// More than jcstress has to say of a scenario.
  private static final int LONGEST = 64 << 20;

  private final Seal seal;
  private OutputStream out = OutputStream.nullOutputStream();
  private int number;

  /// Somebody else has written into the stream.
  static final class BrokenSealException extends IOException {

    @Serial private static final long serialVersionUID = 1;

    BrokenSealException() {
      super(Seal.BROKEN);
    }
  }

  /// A result, and whether its JVM is as it was before.
  record Told(TestResult result, boolean clean) {}

  /// Begins.
  ///
  /// @param secret what both sides know
  SealedResults(String secret) {
    seal = new Seal(secret);
  }

  /// {@return these, written to a stream}
  SealedResults to(OutputStream stream) {
    out = stream;
    return this;
  }

  /// Tells of a result.
  void write(TestResult result, boolean clean) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream content = new DataOutputStream(bytes);
    result.write(content);
    content.writeBoolean(clean);
    content.flush();
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    DataOutputStream framed = new DataOutputStream(message);
    framed.write(mark(bytes.toByteArray()));
    framed.writeInt(bytes.size());
    framed.write(bytes.toByteArray());
    out.write(message.toByteArray());
    out.flush();
  }

  /// {@return what is told next}
  ///
  /// @throws BrokenSealException if it has no mark of the other side's
  Told read(InputStream stream) throws IOException {
    DataInputStream input = new DataInputStream(stream);
    byte[] mark = new byte[Seal.MARK];
    input.readFully(mark);
    int length = input.readInt();
    if (length < 0 || length > LONGEST) {
      throw new BrokenSealException();
    }
    byte[] content = input.readNBytes(length);
    if (!MessageDigest.isEqual(mark, mark(content))) {
      throw new BrokenSealException();
    }
    DataInputStream whole = new DataInputStream(new ByteArrayInputStream(content));
    return new Told(new TestResult(whole), whole.readBoolean());
  }

  private byte[] mark(byte[] content) {
    number++;
    return seal.mark(
        ByteBuffer.allocate(Integer.BYTES + content.length).putInt(number).put(content).array());
  }
}
