// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import racetrack.programs.JavaLauncher;
import racetrack.programs.JvmOptions;

/// The command line of a JVM like this one, and the environment that it should not inherit.
public final class JvmCommand {

  /// How many characters of arguments Windows takes, which takes the fewest, with some to spare.
  private static final int MOST = 30_000;

  /// Where arguments stand that were too long. Each file is there until this JVM ends.
  @GuardedBy("JvmCommand.class")
  private static final Map<List<String>, Path> FILES = new HashMap<>();

  private JvmCommand() {}

  /// Prepares a JVM of the same JDK.
  ///
  /// If the arguments are too long for the system, such as a class path of many jars, they go by a
  /// file.
  ///
  /// @param arguments what follows the program's name
  /// @return its process, not yet started
  /// @throws IOException if there is no place for that file
  public static ProcessBuilder builder(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(JavaLauncher.path());
    if (arguments.stream().mapToInt(String::length).sum() > MOST) {
      command.add("@" + fileOf(arguments));
    } else {
      command.addAll(arguments);
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    JvmOptions.dropFrom(builder.environment());
    return builder;
  }

  private static synchronized Path fileOf(List<String> arguments) throws IOException {
    Path file = FILES.get(arguments);
    if (file == null || Files.notExists(file)) {
      Path folder = Leftovers.createFolder();
      file = folder.resolve(Leftovers.ARGUMENTS);
      String encoding = System.getProperty("native.encoding");
      Files.write(
          file, arguments.stream().map(JvmCommand::quote).toList(), Charset.forName(encoding));
      FILES.put(List.copyOf(arguments), file);
    }
    return file;
  }

  private static String quote(String argument) {
    return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
