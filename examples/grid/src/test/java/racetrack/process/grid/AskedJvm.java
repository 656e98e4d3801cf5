// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import racetrack.programs.JavaLauncher;
import racetrack.programs.JvmOptions;
import racetrack.programs.Leash;
import racetrack.testkit.Asker;
import racetrack.testkit.AskerJvm;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// A JVM that asks a subject some questions, as the gate has it done, and is always ended.
final class AskedJvm {

  /// After how many seconds without progress threads count as stuck.
  private static final int STUCK = 20;

  /// How long a check may take before its JVM names what is stuck, in seconds.
  private static final int PATIENCE = 120;

  private AskedJvm() {}

  /// Has questions asked.
  ///
  /// @param folder where to put the answers, and what the JVM says
  /// @param checks as of [Asker#main]
  /// @return by the name of each check what was found, and the evidence after it
  static Map<String, List<String>> ask(Path folder, List<String> checks)
      throws IOException, InterruptedException {
    Path answers = folder.resolve("answers.jsonl");
    Process process = start(answers, folder.resolve("output"), checks);
    try {
      long seconds = PATIENCE * (long) checks.size();
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        throw new AssertionError("it asked for longer than " + seconds + " s");
      }
      return read(answers);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().onExit().join();
    }
  }

  private static Process start(Path answers, Path output, List<String> checks) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(JavaLauncher.path());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:+EnableDynamicAgentLoading",
            Engine.JVM_OPTION,
            "-D" + Leash.PROPERTY + "=true",
            "-D" + AskerJvm.PATIENCE + "=" + STUCK,
            "-D" + AskerJvm.ANSWERS + "=" + answers,
            "-cp",
            System.getProperty("java.class.path"),
            Asker.class.getName(),
            Integer.toString(PATIENCE)));
    command.addAll(checks);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    JvmOptions.dropFrom(builder.environment());
    return builder.start();
  }

  private static Map<String, List<String>> read(Path answers) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    Map<String, List<String>> found = new HashMap<>();
    if (Files.exists(answers)) {
      for (String line : Files.readAllLines(answers)) {
        JsonNode answer = mapper.readTree(line);
        found
            .computeIfAbsent(answer.at("/check/name").asString(), _ -> new ArrayList<>())
            .addAll(List.of(answer.path("finding").asString(), answer.path("evidence").asString()));
      }
    }
    return found;
  }
}
