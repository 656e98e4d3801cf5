// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jetbrains.kotlinx.lincheck.strategy.ManagedDeadlockFailure;
import org.jetbrains.kotlinx.lincheck.strategy.ManagedLivelockFailure;
import org.jetbrains.lincheck.LincheckAssertionError;

/// Waits for some time in a monitor, which no model can follow.
///
/// Lincheck 3.7 lets `Object.wait(1)` return at once, and the monitor is not given up meanwhile
/// (`ManagedStrategy.wait`). So a class that looks once a millisecond whether it can go on keeps
/// the monitor for ever in a model, though not in a JVM: that it hangs there says nothing.
final class TimedWaits {

  private static final Set<String> TIMED = Set.of("(J)V", "(JI)V");

  private TimedWaits() {}

  /// {@return why a model says nothing of a class, though it broke there; empty if it says what it
  /// says}
  ///
  /// @param failure how it broke
  /// @param type the class
  static Optional<String> excuse(LincheckAssertionError failure, Class<?> type) {
    boolean hangs =
        failure.getFailure$lincheck() instanceof ManagedDeadlockFailure
            || failure.getFailure$lincheck() instanceof ManagedLivelockFailure;
    return hangs
        ? in(type)
            .map(place ->
                ("the model cannot follow a wait with a time, as at %s: it does not give up the"
                        + " monitor meanwhile. Wait without a time, or ask with --only"
                        + " contract,race.")
                    .formatted(place))
        : Optional.empty();
  }

  /// {@return the place of the first, as in `MyQueue.java:14`; empty if there is none}
  ///
  /// @param type a class, which is looked at with those inside it
  static Optional<String> in(Class<?> type) {
    return Arrays.stream(type.getNestMembers()).flatMap(TimedWaits::places).findFirst();
  }

  private static Stream<String> places(Class<?> type) {
    ClassModel model = ClassFile.of().parse(bytes(type));
    String file = type.getNestHost().getSimpleName() + ".java";
    return model.methods().stream()
        .flatMap(method -> method.code().stream())
        .flatMap(code -> lines(code).map(line -> file + ":" + line));
  }

  private static Stream<Integer> lines(CodeModel code) {
    Stream.Builder<Integer> lines = Stream.builder();
    int line = 0;
    for (CodeElement element : code) {
      switch (element) {
        case LineNumber number -> line = number.line();
        case InvokeInstruction call when isTimedWait(call) -> lines.add(line);
        default -> {
          // nobody waits there
        }
      }
    }
    return lines.build();
  }

  private static boolean isTimedWait(InvokeInstruction call) {
    return call.name().equalsString("wait") && TIMED.contains(call.type().stringValue());
  }

  private static byte[] bytes(Class<?> type) {
    String name = type.getName().replaceFirst(".*\\.", "") + ".class";
    try (InputStream stream = Objects.requireNonNull(type.getResourceAsStream(name), name)) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
