// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.execution.ResultWithClock;
import org.jetbrains.kotlinx.lincheck.strategy.LincheckFailure;
import org.jetbrains.kotlinx.lincheck.strategy.ManagedDeadlockFailure;
import org.jetbrains.kotlinx.lincheck.strategy.ManagedLivelockFailure;
import org.jetbrains.kotlinx.lincheck.util.ExceptionResult;
import org.jetbrains.kotlinx.lincheck.util.ValueResult;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.verifier.Verifier;
import racetrack.reports.labs.predict.steps.Replay;
import racetrack.reports.labs.predict.steps.Scheduled;

/// Asks Lincheck the prediction questions, in a JVM of its own.
///
/// Its model checker runs the interleavings of the program's own class files, in which all is made
/// public. The verifier takes every result and keeps it.
public final class SecondOpinion {

  private static final int INTERLEAVINGS = 300;
  private static final Set<String> SEEN = new TreeSet<>();

  private SecondOpinion() {}

  /// {@return whether Lincheck can answer a question}
  ///
  /// It starts the threads itself, does not interrupt, and looks at interleavings only. It takes
  /// `notify` for `notifyAll`, so it has no say where the difference matters.
  ///
  /// @param question the question
  static boolean canBeAsked(Question question) {
    Class<?> program = question.program();
    return question.race().isEmpty()
        && !Scheduled.threadsOf(question.program()).isEmpty()
        && ProgramSource.of(question.program()).lines().stream()
            .noneMatch(line -> line.contains("notify();"))
        && Arrays.stream(program.getDeclaredFields())
            .noneMatch(field -> field.getType() == Thread.class);
  }

  /// Asks all questions that can be asked.
  ///
  /// @param arguments the file for the answers: a line `ID TAB OUTCOME` each
  /// @throws Exception if something goes wrong
  public static void main(String[] arguments) throws Exception {
    List<String> lines = new ArrayList<>();
    for (Question question : QuestionBank.load(QuestionBank.ENGLISH).questions()) {
      if (canBeAsked(question)) {
        SEEN.clear();
        explore(question);
        SEEN.forEach(outcome -> lines.add(question.id() + "\t" + outcome));
      }
    }
    Files.write(Path.of(arguments[0]), lines);
  }

  private static void explore(Question question) throws Exception {
    Class<?> program = question.program();
    List<List<Actor>> threads = new ArrayList<>();
    for (Method method : Scheduled.threadsOf(question.program())) {
      threads.add(List.of(new Actor(method, List.of())));
    }
    Actor outcome = new Actor(program.getMethod("outcome"), List.of());
    ModelCheckingOptions options =
        new ModelCheckingOptions()
            .iterations(0)
            .invocationsPerIteration(INTERLEAVINGS)
            .minimizeFailedScenario(false)
            .verifier(Keeping.class)
            .addCustomScenario(new ExecutionScenario(List.of(), threads, List.of(outcome), null));
    try {
      options.check(program);
    } catch (LincheckAssertionError e) {
      LincheckFailure failure = e.getFailure$lincheck();
      if (!(failure instanceof ManagedDeadlockFailure
          || failure instanceof ManagedLivelockFailure)) { // a thread that parks, for ever
        throw e;
      }
      SEEN.add(Replay.HANGS);
    }
  }

  /// Takes every result, and keeps what the program came to.
  public static final class Keeping implements Verifier {

    /// Creates the verifier of a check.
    ///
    /// @param specification ignored
    public Keeping(Class<?> specification) {}

    @Override
    public boolean verifyResults(ExecutionScenario scenario, ExecutionResult results) {
      SEEN.add(
          results.getParallelResultsWithClock().stream()
              .flatMap(List::stream)
              .map(ResultWithClock::getResult)
              .filter(ExceptionResult.class::isInstance)
              .map(result -> ((ExceptionResult) result).getThrowable().getClass().getSimpleName())
              .findFirst()
              .orElseGet(() -> outcome(results)));
      return true;
    }

    private static String outcome(ExecutionResult results) {
      return results.getPostResults().getFirst() instanceof ValueResult value
          ? String.valueOf(value.getValue())
          : "no value";
    }
  }

  /// Writes the class files of all programs to a folder, with everything in them made public:
  /// Lincheck calls them from a package of its own.
  ///
  /// @param folder the folder, for the class path
  /// @throws IOException if they cannot be written
  static void open(Path folder) throws IOException {
    for (Question question : QuestionBank.load(QuestionBank.ENGLISH).questions()) {
      open(question.program(), folder);
      for (Class<?> inner : question.program().getDeclaredClasses()) {
        open(inner, folder);
      }
    }
  }

  private static void open(Class<?> type, Path folder) throws IOException {
    String file = type.getName().replace('.', '/') + ".class";
    try (InputStream stream = requireNonNull(type.getResourceAsStream("/" + file))) {
      Path target = folder.resolve(file);
      Files.createDirectories(target.getParent());
      Files.write(target, open(stream.readAllBytes()));
    }
  }

  private static byte[] open(byte[] original) {
    MethodTransform method =
        (builder, element) -> {
          if (element instanceof AccessFlags flags) {
            builder.withFlags(open(flags.flagsMask()));
          } else {
            builder.with(element);
          }
        };
    ClassTransform open =
        (builder, element) -> {
          switch (element) {
            case AccessFlags flags -> builder.withFlags(open(flags.flagsMask()));
            case MethodModel each -> builder.transformMethod(each, method);
            default -> builder.with(element);
          }
        };
    ClassFile files = ClassFile.of();
    return files.transformClass(files.parse(original), open);
  }

  private static int open(int flags) {
    return (flags & ~(ClassFile.ACC_PRIVATE | ClassFile.ACC_PROTECTED)) | ClassFile.ACC_PUBLIC;
  }
}
