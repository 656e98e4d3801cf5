// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The project in a lab's folder holds all that an editor needs: nothing is fetched.
class LabProjectIT {

  private static final Pattern LIBRARY =
      Pattern.compile("<systemPath>\\$\\{project\\.basedir}/([^<]+)</systemPath>");

  @TempDir private Path home;

  @ParameterizedTest
  @ValueSource(strings = {"mend", "make", "catch", "audit"})
  void compilesWithWhatItsProjectFileNames(String kind) throws IOException {
    Path lab = home.resolve("моя lab 1");
    StringWriter said = new StringWriter();
    int exit =
        Main.commandLine()
            .setOut(new PrintWriter(said, true))
            .execute("lab", "start", "queue.bounded", "--kind=" + kind, lab.toString());
    assertEquals(0, exit, said::toString);
    String pom = Files.readString(lab.resolve("pom.xml"));
    assertFalse(pom.contains("<plugin>") || pom.contains("<parent>"), pom);
    List<String> classPath =
        LIBRARY
            .matcher(pom)
            .results()
            .map(found -> lab.resolve(found.group(1)).toString())
            .toList();
    assertEquals(classPath.size(), pom.split("<dependency>", -1).length - 1, pom);
    assertEquals(List.of(), classPath.stream().filter(jar -> !Files.exists(Path.of(jar))).toList());
    assertCompiles(lab, classPath);
    assertTrue(Files.exists(lab.resolve("GLOSSARY.md")));
  }

  private void assertCompiles(Path lab, List<String> classPath) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-proc:none",
                "-d",
                home.resolve("classes").toString(),
                "-cp",
                String.join(File.pathSeparator, classPath)));
    try (Stream<Path> sources = Files.list(lab.resolve("src"))) {
      sources.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int exit = compiler.run(null, null, errors, arguments.toArray(String[]::new));
    assertEquals(0, exit, () -> errors.toString(StandardCharsets.UTF_8));
  }
}
