// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import racetrack.reports.launch.ChildJvm;
import racetrack.reports.launch.Kit;

/// What Error Prone has to say about the threads, locks and shared fields of sources: advice, for a
/// person. It decides nothing.
///
/// It looks into the compiler, which this JVM does not open to anybody, so it works in a child.
///
/// @param kit the kit, which brings it
record ErrorProne(Kit kit) {

  /// It takes a second; on a busy host, more.
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /// Its checks about concurrency. Not here: those that ask for a library of Google's, and the one
  /// that is against `Future.cancel(true)`.
  private static final List<String> CHECKS =
      List.of(
          "ClassInitializationDeadlock",
          "DeadThread",
          "DoubleCheckedLocking",
          "ErroneousThreadPoolConstructorChecker",
          "Finally",
          "GuardedBy",
          "InterruptedInCatchBlock",
          "LockNotBeforeTry",
          "LockOnBoxedPrimitive",
          "LockOnNonEnclosingClassLiteral",
          "NonAtomicVolatileUpdate",
          "PrimitiveAtomicReference",
          "StaticGuardedByInstance",
          "SynchronizeOnNonFinalField",
          "ThreadPriorityCheck",
          "UnsynchronizedOverridesSynchronized",
          "WaitNotInLoop");

  private static final List<String> JVM =
      List.of(
          "--add-modules=java.net.http", // it knows classes of it
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xmx512m",
          "-Duser.language=en",
          "-Dstderr.encoding=UTF-8");

  private static final List<String> EXPORTED =
      List.of("api", "file", "main", "model", "parser", "processing", "tree", "util");

  private static final List<String> OPENED = List.of("code", "comp");

  private static final Pattern WARNING =
      Pattern.compile(
          "(?m)^(.+):(\\d+): warning: \\[(%s)] (.+)\\R(.*)$".formatted(String.join("|", CHECKS)));

  /// {@return its advice, each with file, line, the check that gives it, and the line itself}
  ///
  /// @param files sources that compile
  /// @param classPath what they use
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  List<String> advice(List<Path> files, List<Path> classPath) throws InterruptedException {
    Path folder = Guest.emptyFolder();
    try {
      Path said = folder.resolve("said.txt");
      ChildJvm.End end =
          new ChildJvm(arguments(files, classPath), folder, Optional.of(said)).run(PATIENCE);
      if (!end.exitCode().equals(OptionalInt.of(0))) {
        return List.of("  Error Prone was to look at it, too, but %s.".formatted(end.words()));
      }
      return parse(Files.readString(said, UTF_8), files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Guest.delete(folder);
    }
  }

  private List<String> arguments(List<Path> files, List<Path> classPath) {
    List<String> arguments = new ArrayList<>(JVM);
    EXPORTED.forEach(part -> arguments.add(toAll("exports", part)));
    OPENED.forEach(part -> arguments.add(toAll("opens", part)));
    String switches =
        CHECKS.stream().map(check -> " -Xep:%s:WARN".formatted(check)).collect(joining());
    arguments.addAll(
        List.of(
            "-m",
            "jdk.compiler/com.sun.tools.javac.Main",
            "-encoding",
            UTF_8.name(),
            "-proc:none",
            "-XDcompilePolicy=simple",
            "--should-stop=ifError=FLOW",
            "--should-stop=ifNoError=FLOW", // nobody wants the classes
            "-processorpath",
            path(kit.errorProne()),
            "-cp",
            path(classPath),
            "-Xplugin:ErrorProne -XepDisableAllChecks -XepAllErrorsAsWarnings" + switches));
    files.forEach(file -> arguments.add(file.toAbsolutePath().toString()));
    return arguments;
  }

  private static String toAll(String what, String part) {
    return "--add-%s=jdk.compiler/com.sun.tools.javac.%s=ALL-UNNAMED".formatted(what, part);
  }

  private static String path(List<Path> parts) {
    return parts.stream()
        .map(part -> part.toAbsolutePath().toString())
        .collect(joining(File.pathSeparator));
  }

  private static List<String> parse(String said, List<Path> files) {
    Map<String, Path> names =
        files.stream().collect(toMap(file -> file.toAbsolutePath().toString(), file -> file));
    return WARNING
        .matcher(said)
        .results()
        .map(found ->
            "  %s:%s: %s (%s)%n      %s"
                .formatted(
                    names.getOrDefault(found.group(1), Path.of(found.group(1))),
                    found.group(2),
                    found.group(4).strip(),
                    found.group(3),
                    found.group(5).strip()))
        .toList();
  }
}
