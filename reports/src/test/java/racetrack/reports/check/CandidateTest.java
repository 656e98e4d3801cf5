// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.lock.counter.Counter;

/// Which class is asked.
class CandidateTest {

  private static final Entry COUNTER = Catalogue.load().find("lock.counter").orElseThrow();

  @TempDir private Path folder;
  private Path classes;

  @BeforeEach
  void makeRoom() throws IOException {
    classes = Files.createDirectories(folder.resolve("classes"));
  }

  private void compile(String name, String head) throws IOException {
    String simple = name.substring(name.lastIndexOf('.') + 1);
    String source =
        """
        package %s;
        public class %s %s {
          public %2$s(long initial) {}
          public void increment() {}
          public long get() { return 0; }
        }
        """
            .formatted(name.substring(0, name.lastIndexOf('.')), simple, head);
    Path file = folder.resolve(simple + ".java");
    Files.writeString(file, source);
    new SourceCompiler(Examples.classPath()).compile(List.of(file), classes);
  }

  @Test
  void isNoneOfTheKitsThatAreCompiledAgain() throws IOException {
    compile("racetrack.lock.counter.Own", implementsIt());
    try (Stream<Path> compiled = Files.list(classes.resolve("racetrack/lock/counter"))) {
      assertEquals(List.of(classes.resolve("racetrack/lock/counter/Own.class")), compiled.toList());
    }
    assertEquals("racetrack.lock.counter.Own", find(Optional.empty()).name());
  }

  private Candidate find(Optional<String> name) {
    return Candidate.find(name, List.of(classes), COUNTER);
  }

  private void assertRefused(String sentence, Optional<String> name) {
    String refusal =
        String.valueOf(assertThrows(BadSubmissionException.class, () -> find(name)).getMessage());
    assertTrue(refusal.contains(sentence), refusal);
  }

  private static String implementsIt() {
    return "implements " + Counter.class.getName();
  }

  @Test
  void isTheOnlyOneThatImplementsTheContract() throws IOException {
    compile("com.acme.Helper", "");
    compile("com.acme.Own", implementsIt());
    assertEquals("com.acme.Own", find(Optional.empty()).name());
    assertEquals(Optional.empty(), find(Optional.empty()).shadow());
  }

  @Test
  void isMissed() throws IOException {
    compile("com.acme.Helper", "");
    assertRefused(
        "None of these classes implements racetrack.lock.counter.Counter: write `class YourCounter"
            + " implements Counter`, made by `YourCounter(long initial)`.",
        Optional.empty());
    assertRefused("There is no class com.acme.Own on the class path", Optional.of("com.acme.Own"));
    assertRefused("com.acme.Helper must implement", Optional.of("com.acme.Helper"));
  }

  @Test
  void isNamedWhereThereAreSeveral() throws IOException {
    compile("com.acme.One", implementsIt());
    compile("com.acme.Two", implementsIt());
    assertRefused(
        "say which is to be asked, with --subject: com.acme.One, com.acme.Two.", Optional.empty());
    assertEquals("com.acme.Two", find(Optional.of("com.acme.Two")).name());
  }

  @Test
  void isRefusedInAPackageOfATool() throws IOException {
    compile("org.junit.own.Own", implementsIt());
    assertRefused("is in a package of the JDK or of a tool (org.junit.*)", Optional.empty());
  }

  @Test
  void isNotOneOfTheKits() throws IOException {
    compile("racetrack.lock.counter.SynchronizedCounter", implementsIt());
    assertEquals(
        Optional.of(
            "the kit has a class racetrack.lock.counter.SynchronizedCounter of its own, which would"
                + " be asked in its place: give yours another name"),
        find(Optional.empty()).shadow());
  }

  @Test
  void needsAClassPathThatIsThere() {
    Path nowhere = folder.resolve("nowhere.jar");
    BadSubmissionException thrown =
        assertThrows(
            BadSubmissionException.class,
            () -> Candidate.find(Optional.of("Own"), List.of(nowhere), COUNTER));
    assertEquals(
        "There is no %s, which is on the class path: name folders and jars.".formatted(nowhere),
        thrown.getMessage());
  }
}
