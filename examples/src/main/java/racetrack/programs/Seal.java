// SPDX-License-Identifier: Apache-2.0
package racetrack.programs;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Marks what one JVM tells another, so that nobody can add to it who does not know their secret.
///
/// Safe for use by several threads.
public final class Seal {

  /// How many characters a secret has. Half of them, as bytes, are what it is drawn from.
  public static final int SECRET = 32;

  /// How many bytes a mark has.
  public static final int MARK = 32;

  /// What is said where a mark is missing, or is another's.
  public static final String BROKEN = "Somebody else wrote into the channel of the answers.";

  private static final String ALGORITHM = "HmacSHA256";

  private final Mac mac;

  /// Makes a seal.
  ///
  /// @param secret the secret
  public Seal(String secret) {
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(US_ASCII), ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }

  /// {@return a new secret}
  public static String newSecret() {
    byte[] drawn = new byte[SECRET / 2];
    new SecureRandom().nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }

  /// {@return the mark of a message}
  ///
  /// @param message the message
  public synchronized byte[] mark(byte[] message) {
    return mac.doFinal(message);
  }
}
