// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Entry;
import racetrack.reports.launch.Kit;

/// What no class of a lab needs is found in its class file, and what honest classes use is not.
class LookTest {

  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final Entry COUNTER = CATALOGUE.find("lock.counter").orElseThrow();

  @TempDir private Path folder;

  private List<String> findings(String head, String body) throws IOException {
    String text =
        """
        %s
        class Own {
          void act() throws Throwable {
            %s
          }
        }
        """
            .formatted(head, body);
    Path source = Files.writeString(folder.resolve("Own.java"), text);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    new SourceCompiler(Kit.locate().contracts()).compile(List.of(source), classes);
    return Look.of(COUNTER, Set.of()).at(List.of(classes));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          System.exit(0);                                       | to end the JVM
          Runnable exit = () -> Runtime.getRuntime().halt(1);   | to end the JVM
          java.util.function.IntConsumer exit = System::exit;   | to end the JVM
          new ProcessBuilder("ls").start();                     | to start processes
          ProcessHandle.current().parent();                     | to start processes
          Runtime.getRuntime().exec("ls");                      | to start processes
          System.load("/x.so");                                 | to leave Java
          java.lang.foreign.Linker.nativeLinker();              | to leave Java
          Class.forName("x");                                   | to look into classes
          Own.class.getDeclaredFields();                        | to look into classes
          Thread.currentThread().getStackTrace();               | to look at who calls it
          StackWalker.getInstance();                            | to look at who calls it
          System.setOut(null);                                  | to redirect the streams of the JVM
          new java.io.FileOutputStream("x");                    | to read or write files
          java.nio.file.Files.delete(java.nio.file.Path.of("x"));| to read or write files
          new java.net.Socket("localhost", 1);                  | to use the network
          String p = System.getProperty("racetrack.sealed");    | to know the tools that ask
          String p = "org.junit.platform";                      | to know the tools that ask
          """)
  void finds(String body, String need) throws IOException {
    List<String> findings = findings("", body);
    assertEquals(1, findings.size(), findings::toString);
    assertTrue(findings.getFirst().endsWith(" needs " + need + "."), findings::toString);
    assertTrue(findings.getFirst().startsWith("Own mentions "), findings::toString);
  }

  @Test
  void findsWhoCallsAClassOfTheKit() throws IOException {
    List<String> findings = findings("", "Object o = racetrack.lock.counter.AtomicCounter.class;");
    assertEquals(
        List.of(
            "Own calls racetrack.lock.counter.AtomicCounter, a class of the kit that keeps the"
                + " contract."),
        findings);
  }

  @Test
  void findsReservedPackages() throws IOException {
    List<String> findings = findings("package racetrack.catalogue;", "");
    assertEquals(
        List.of(
            "racetrack.catalogue.Own is in a package of the JDK, a tool or the kit: move it to one"
                + " of your own."),
        findings);
  }

  @Test
  void leavesHonestClassesAlone() throws IOException {
    assertEquals(
        List.of(),
        findings(
            "import java.util.concurrent.*; import java.lang.invoke.*;",
            """
            System.out.println("x" + Thread.currentThread().getName());
            Object[] cells = (Object[]) java.lang.reflect.Array.newInstance(Object.class, 3);
            VarHandle count = MethodHandles.lookup().findVarHandle(Own.class, "toString", int.class);
            try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
              executor.submit(() -> { throw new IllegalStateException(String.valueOf(cells)); });
            } catch (RuntimeException e) {
              e.printStackTrace();
            }
            """));
  }

  static Stream<Entry> open() {
    return CATALOGUE.entries().stream().filter(entry -> entry.door().isPresent());
  }

  /// The kit's own sound classes do what a good solution does.
  @ParameterizedTest
  @MethodSource("open")
  void findsNoNeedInSoundClasses(Entry entry) throws IOException {
    Disguise disguise = new Disguise(folder.resolve("disguise"), new Random(1));
    entry.sound().stream()
        .filter(subject -> subject.claim() instanceof Claim.Sound sound && !sound.isLibrary())
        .forEach(subject -> disguise.copy(subject.claim().implementation()));
    Set<Need> inTheKit = EnumSet.of(Need.TOOLS); // they lie in its packages
    List<String> needs =
        Look.of(entry, inTheKit).at(List.of(disguise.folder())).stream()
            .filter(finding -> finding.contains(" mentions "))
            // One of memory.lazy makes hidden classes, which a person has to see.
            .filter(finding -> !finding.contains("defineHiddenClassWithClassData"))
            .toList();
    assertEquals(List.of(), needs);
  }
}
