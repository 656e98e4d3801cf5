// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.openjdk.jcstress.Options;
import org.openjdk.jcstress.Verbosity;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.runners.TestConfig;
import org.openjdk.jcstress.infra.runners.TestList;
import racetrack.programs.WholeFile;
import racetrack.races.Setting.Compilation;

/// What jcstress tells the compilers of a forked JVM, for all scenarios at once.
///
/// jcstress writes directives for a JVM that runs one scenario, and matches what it has generated
/// by the name of the method alone. Here the class is named, too.
final class Directives {

  private static final String ANY_CLASS = "\"*::";

  private Directives() {}

  /// Writes the directives.
  ///
  /// @param file where to
  /// @param tests jcstress's names of the scenarios
  /// @param options jcstress's options
  /// @param compilation which compilers their actors go through
  /// @return the JVM arguments that make a JVM follow them
  static List<String> write(
      Path file, Collection<String> tests, Options options, Compilation compilation) {
    List<String> blocks = new ArrayList<>();
    for (String test : new TreeSet<>(tests)) {
      blocks.add(of(TestList.getInfo(test), options, compilation));
    }
    try {
      WholeFile.write(file, ("[\n" + String.join("", blocks) + "]\n").getBytes(UTF_8));
    } catch (FileSystemException e) {
      throw new UncheckedIOException(e);
    }
    return List.of("-XX:CompilerDirectivesLimit=100000", "-XX:CompilerDirectivesFile=" + file);
  }

  private static String of(TestInfo info, Options options, Compilation compilation) {
    StringWriter text = new StringWriter();
    new TestConfig(options, info, 0, List.of(), compilation.code(info.threads()), null)
        .generateDirectives(new PrintWriter(text), new Verbosity(0));
    String list = text.toString().strip();
    return list.substring(1, list.length() - 1)
        .replace(ANY_CLASS, "\"" + info.generatedRunner() + "::");
  }
}
