// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The conformance sheet: every row has a test. It is written as `row, test` lines.
class ConformanceSheetTest {

  private static final List<Class<?>> TESTS =
      List.of(
          AssignmentsTest.class,
          ChaosTest.class,
          CrashMatrixTest.class,
          ExecutorTest.class,
          FrameReaderTest.class,
          LeftBehindTest.class,
          LeftoversTest.class,
          MapResultsTest.class,
          ParentDeathTest.class,
          ProcessPoolTest.class,
          SecurityTest.class,
          TaskFutureTest.class);

  private static final List<String> CRASHES =
      List.of(
          "serialise-task-not-serialisable",
          "serialise-task-throws",
          "deserialise-task-throws",
          "deserialise-task-class-missing",
          "deserialise-task-exits",
          "deserialise-task-halts",
          "deserialise-task-killed",
          "run-throws",
          "run-throws-not-serialisable",
          "run-exits",
          "run-halts",
          "run-killed",
          "run-crashes",
          "run-out-of-memory",
          "run-out-of-stack",
          "serialise-result-throws",
          "serialise-result-not-serialisable",
          "serialise-result-exits",
          "serialise-result-killed",
          "deserialise-result-throws",
          "deserialise-result-class-missing",
          "deserialise-result-class-not-allowed",
          "rubbish-on-standard-output",
          "large-payload-killed",
          "killed-after-shutdown");

  @Test
  void hasATestForEveryRow() throws IOException {
    Map<String, Set<String>> sheet = new TreeMap<>();
    for (Class<?> tests : TESTS) {
      for (Method method : tests.getDeclaredMethods()) {
        Row row = method.getAnnotation(Row.class);
        for (String name : row == null ? new String[0] : row.value()) {
          sheet
              .computeIfAbsent(name, key -> new TreeSet<>())
              .add(tests.getSimpleName() + "." + method.getName());
        }
      }
    }
    Set<String> missing = new TreeSet<>(rows());
    missing.removeAll(sheet.keySet());
    assertEquals(Set.of(), missing);
    write(sheet);
  }

  private static List<String> rows() {
    return Stream.of(
            numbered("F", 10),
            numbered("E", 17),
            numbered("P", 12),
            CRASHES.stream().map("C-"::concat))
        .flatMap(rows -> rows)
        .toList();
  }

  private static Stream<String> numbered(String section, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(number -> section + number);
  }

  private static void write(Map<String, Set<String>> sheet) throws IOException {
    StringBuilder lines = new StringBuilder("row, test\n");
    sheet.forEach((row, tests) ->
        tests.forEach(test -> lines.append(row).append(", ").append(test).append('\n')));
    Path folder = Files.createDirectories(Path.of("target", "conformance"));
    Files.writeString(folder.resolve("process.pool.csv"), lines);
  }
}
