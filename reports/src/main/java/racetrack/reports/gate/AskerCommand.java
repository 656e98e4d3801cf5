// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.gate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import racetrack.catalogue.Submission;
import racetrack.reports.launch.Kit;
import racetrack.testkit.AskerJvm;
import racetrack.testkit.SealedChannel;

/// The command of a JVM that makes contract tests and models, one after the other.
public final class AskerCommand {

  /// A model is interleaved at its own accesses, whoever compiled them, and what Lincheck changes
  /// in a class throws away what was optimised of it, so most of that work is lost.
  public static final List<String> NO_OPTIMISATION = List.of("-XX:TieredStopAtLevel=1");

  /// Most of these JVMs live for a moment, and would spend much of it on optimising methods, so
  /// they begin later. A loop that goes round long enough is optimised as soon as ever, so that a
  /// plain flag is hoisted out of it.
  public static final List<String> LATE_OPTIMISATION =
      List.of(
          "-XX:Tier4InvocationThreshold=50000",
          "-XX:Tier4MinInvocationThreshold=10000",
          "-XX:Tier4CompileThreshold=150000");

  /// All that comes after the first check that breaks is left out.
  public static final String UNTIL_ONE_BREAKS = on(AskerJvm.UNTIL_ONE_BREAKS);

  /// A class is asked nothing more once a check has found it broken.
  public static final String EACH_UNTIL_BROKEN = on(AskerJvm.EACH_UNTIL_BROKEN);

  /// {@return the argument with which all is left out that comes after the check which finds a
  /// class broken}
  ///
  /// @param type the full name of a class from outside
  public static String untilBroken(String type) {
    return "-D%s=%s".formatted(AskerJvm.UNTIL_BROKEN, Submission.alias(type));
  }

  /// {@return the arguments with which the JVM remembers where threads were started}
  ///
  /// @param folder where its flight recorder works; it is not cleaned up
  public static List<String> remembersStarts(Path folder) {
    return List.of(
        on(AskerJvm.ORIGINS),
        "-XX:FlightRecorderOptions:repository=\"%s\"".formatted(folder.toAbsolutePath()));
  }

  /// The JVM is asked nothing more as soon as a thread of a subject lives on in it.
  public static final String TIDY = on(AskerJvm.TIDY);

  /// Models look at as many interleavings of a sound subject as they do of a twin.
  public static final String FULL_DEPTH = on(AskerJvm.FULL_DEPTH);

  /// Opens to the tests, in the JDK, which threads there are, and who owns a lock.
  private static final List<String> THREADS =
      List.of(
          "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent.locks=ALL-UNNAMED");

  /// What Lincheck needs, which changes classes.
  private static final List<String> LOOSE =
      List.of("-XX:+EnableDynamicAgentLoading", "--sun-misc-unsafe-memory-access=allow");

  private static final List<String> STRICT =
      List.of(
          "-XX:+DisableAttachMechanism",
          "-XX:-EnableDynamicAgentLoading",
          "--sun-misc-unsafe-memory-access=deny");

  /// The jar with which Lincheck's library attaches, if it has to.
  private static final Pattern AGENT = Pattern.compile("^byte-buddy-agent-");

  private AskerCommand() {}

  private static String on(String property) {
    return "-D" + property + "=true";
  }

  private static String stuck(int seconds) {
    return "-D%s=%d".formatted(AskerJvm.PATIENCE, seconds);
  }

  /// {@return the arguments after `java`, to which the checks are added}
  ///
  /// @param classPath the class path of the tests
  /// @param answers the file for the answers
  /// @param stuck after how long without progress threads count as stuck, in seconds
  /// @param patience how long a check may take before the JVM names what is stuck, and ends
  public static List<String> of(String classPath, Path answers, int stuck, Duration patience) {
    List<String> arguments = new ArrayList<>(options(stuck, answers));
    arguments.add("-D%s=%s".formatted(AskerJvm.ANSWERS, answers.toAbsolutePath()));
    arguments.addAll(
        List.of("-cp", classPath, AskerJvm.ASKER, Long.toString(patience.toSeconds())));
    return arguments;
  }

  /// {@return the arguments after `java` for a JVM that asks classes from outside, and tells what
  /// it finds on a sealed channel, to which the checks are added}
  ///
  /// Into the strict one nothing comes but what its class path holds, and nothing leaves Java.
  ///
  /// @param classPath the class path of the tests
  /// @param isStrict whether it is strict, as no tool like Lincheck stands, which changes classes
  /// @param stuck after how long without progress threads count as stuck, in seconds
  /// @param patience how long a check may take before the JVM names what is stuck, and ends
  public static List<String> sealed(
      String classPath, boolean isStrict, int stuck, Duration patience) {
    List<String> arguments = new ArrayList<>(THREADS);
    arguments.addAll(isStrict ? STRICT : LOOSE);
    arguments.addAll(
        List.of(
            "--illegal-native-access=deny",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:+DisplayVMOutputToStderr", // standard output carries the answers
            "-Xlog:disable",
            "-Xlog:all=warning:stderr",
            "-Xlog:cds=off:stderr", // an archive that fits in part is no trouble of the class's
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            on(SealedChannel.PROPERTY),
            stuck(stuck),
            "-cp",
            classPath,
            AskerJvm.ASKER,
            Long.toString(patience.toSeconds())));
    return arguments;
  }

  /// {@return arguments of a JVM that asks models of classes from outside: their tool comes with
  /// it, and need not be attached}
  ///
  /// @param kit the kit
  public static List<String> model(Kit kit) {
    List<String> arguments = new ArrayList<>(NO_OPTIMISATION);
    kit.libraries(AGENT).forEach(jar -> arguments.add("-javaagent:" + jar));
    return arguments;
  }

  /// {@return the arguments after `java` for a JVM that asks mutants, one after the other}
  ///
  /// @param classPath the class path of the tests
  /// @param orders the file that says what to ask of which mutant: on each line the folder of its
  ///   classes, the file for its answers, and the checks, with tabs between them
  /// @param stuck after how long without progress threads count as stuck, in seconds
  /// @param patience how long a check may take before the JVM names what is stuck, and ends
  public static List<String> ofMutants(
      String classPath, Path orders, int stuck, Duration patience) {
    List<String> arguments = new ArrayList<>(options(stuck, orders));
    arguments.addAll(
        List.of(
            "-cp",
            classPath,
            AskerJvm.MUTANT_ASKER,
            Long.toString(patience.toSeconds()),
            orders.toAbsolutePath().toString()));
    return arguments;
  }

  /// These JVMs halt, and Lincheck leaves a jar in the temporary folder of each that does: it goes
  /// where their own files are.
  private static List<String> options(int stuck, Path file) {
    List<String> options = new ArrayList<>(THREADS);
    options.addAll(LOOSE);
    options.add("-Djava.io.tmpdir=" + file.toAbsolutePath().getParent());
    options.addAll(List.of("-XX:+UseSerialGC", stuck(stuck)));
    return options;
  }
}
