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
import java.util.stream.Stream;
import org.jetbrains.kotlinx.lincheck.strategy.ManagedDeadlockFailure;
import org.jetbrains.kotlinx.lincheck.strategy.ManagedLivelockFailure;
import org.jetbrains.lincheck.LincheckAssertionError;

/// Waits with a time, which a model cannot follow ([TimedWait]), or not always: in a copy, a
/// monitor that is held twice is given up once. That a class with such a wait hangs in a model says
/// nothing.
final class TimedWaits {

  private static final String MARKED = TimedWait.class.getName().replace('.', '/');

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

  /// {@return the places in a class, without those inside it}
  static Stream<String> places(Class<?> type) {
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
    return TimedWait.is(call.name().stringValue(), call.type().stringValue())
        || (call.owner().asInternalName().equals(MARKED)
            && call.name().equalsString(TimedWait.MARK));
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
