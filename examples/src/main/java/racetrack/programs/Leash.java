// SPDX-License-Identifier: Apache-2.0
package racetrack.programs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Ties a child JVM to the JVM that started it.
///
/// The parent keeps the child's standard input open and writes nothing. When the parent ends,
/// however it ends, the operating system closes the pipe; the child then reads the end of the
/// stream and exits. A JVM on a leash takes its own children with it, whatever ends it.
public final class Leash {

  /// The system property that puts a JVM on the leash; a person at a terminal leaves it unset.
  public static final String PROPERTY = "racetrack.leash";

  private Leash() {}

  /// Ends this JVM's children when it exits, and this JVM when its parent ends if it is on a leash.
  public static void fasten() {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly),
                "end-children"));
    if (Boolean.getBoolean(PROPERTY)) {
      Thread.ofPlatform().daemon().name("leash").start(Leash::exitAtEndOfInput);
    }
  }

  private static void exitAtEndOfInput() {
    try (InputStream input = System.in) {
      input.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // The pipe is broken: the parent is gone.
    }
    System.exit(130);
  }
}
