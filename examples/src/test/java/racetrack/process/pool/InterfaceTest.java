// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Programs depend on the process pool. What they may rely on is written down in
/// `process-pool-interface.txt`, and changes only together with that file.
class InterfaceTest {

  private static final List<Class<?>> TYPES =
      List.of(
          MapDeadlineException.class,
          MapOptions.class,
          MapResults.class,
          ProcessPool.class,
          ProcessPool.Builder.class,
          RemoteBiFunction.class,
          RemoteCallable.class,
          RemoteFailureException.class,
          RemoteFunction.class,
          RemoteRunnable.class,
          Statistics.class,
          TaskFuture.class,
          WorkerLostException.class,
          WorkerPool.class);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void isWhatIsWrittenDown() throws IOException {
    String found = TYPES.stream().map(InterfaceTest::describe).collect(joining("\n"));
    Path copy = Files.writeString(folder.resolve("process-pool-interface.txt"), found);
    assertEquals(
        written(),
        found,
        () ->
            "The interface of the process pool has changed. If that is meant, say so in the"
                + " changelog, and put %s in place of the file beside this test.".formatted(copy));
  }

  /// What a public method hands out or takes is public, or nobody could use it.
  @Test
  void namesNoTypeThatIsHidden() {
    List<String> hidden =
        TYPES.stream()
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .filter(InterfaceTest::isVisible)
            .flatMap(method ->
                Stream.concat(Stream.of(method.getReturnType()), parameters(method))
                    .filter(InterfaceTest::isOurs)
                    .filter(type -> !TYPES.contains(type))
                    .map(type -> method + " names " + type.getSimpleName()))
            .toList();
    assertEquals(List.of(), hidden);
  }

  private static String written() throws IOException {
    try (InputStream stream =
        requireNonNull(InterfaceTest.class.getResourceAsStream("process-pool-interface.txt"))) {
      return new String(stream.readAllBytes(), UTF_8);
    }
  }

  private static String describe(Class<?> type) {
    Stream<String> parents =
        Stream.concat(Stream.ofNullable(type.getGenericSuperclass()), interfaces(type))
            .map(parent -> "  is a " + parent.getTypeName());
    return Stream.concat(Stream.of(type.toGenericString()), Stream.concat(parents, members(type)))
        .collect(joining("\n", "", "\n"));
  }

  private static Stream<java.lang.reflect.Type> interfaces(Class<?> type) {
    return Arrays.stream(type.getGenericInterfaces());
  }

  private static Stream<String> members(Class<?> type) {
    Stream<String> fields =
        Arrays.stream(type.getDeclaredFields())
            .filter(InterfaceTest::isVisible)
            .map(Field::toGenericString);
    Stream<String> constructors =
        Arrays.stream(type.getDeclaredConstructors())
            .filter(InterfaceTest::isVisible)
            .map(Constructor::toGenericString);
    Stream<String> methods =
        Arrays.stream(type.getDeclaredMethods())
            .filter(method -> !method.isSynthetic())
            .filter(InterfaceTest::isVisible)
            .map(Method::toGenericString);
    return Stream.of(fields, constructors, methods)
        .flatMap(lines -> lines.sorted(Comparator.naturalOrder()))
        .map(line -> "  " + line);
  }

  private static boolean isVisible(Member member) {
    return Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers());
  }

  private static Stream<Class<?>> parameters(Executable executable) {
    return Arrays.stream(executable.getParameterTypes());
  }

  private static boolean isOurs(Class<?> type) {
    return type.getPackageName().startsWith("racetrack");
  }
}
