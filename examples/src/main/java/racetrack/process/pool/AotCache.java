// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;

/// A file in which a JVM finds the classes of a worker loaded and linked.
///
/// It fits one JVM with one class path and one set of arguments. All three are in its name, so one
/// that does not fit any more is not found.
///
/// ## Source
///
/// JEP 514, *Ahead-of-Time Command-Line Ergonomics*: one run records what is loaded, another makes
/// the cache of it.
///
/// @param jvmArguments the workers' JVM arguments, without the cache
/// @param classPath the workers' class path
record AotCache(List<String> jvmArguments, String classPath) {

  /// {@return the cache that fits some workers, made if there is none}
  ///
  /// @param folder where caches are kept
  /// @throws IllegalStateException if it cannot be made, with the reason
  Path in(Path folder) {
    try {
      Files.createDirectories(folder);
      Path cache = folder.toAbsolutePath().resolve("workers-" + fingerprint() + ".aot");
      if (!Files.exists(cache)) {
        make(cache);
      }
      return cache;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep an AOT cache in " + folder, e);
    }
  }

  private void make(Path cache) throws IOException {
    Path work = Files.createTempDirectory(cache.getParent(), "making-");
    Path recording = work.resolve("recording");
    Path made = work.resolve("cache");
    Path output = work.resolve("output");
    try {
      record(recording);
      int exit = assemble(recording, made, output);
      if (exit != 0 || !Files.exists(made)) {
        throw new IllegalStateException(
            "no AOT cache was made; the JVM ended with exit code %d and said: %s"
                .formatted(exit, Files.readString(output).strip()));
      }
      // Another pool may have been as fast; its cache is as good.
      Files.move(made, cache, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      for (Path file : List.of(recording, made, output, work)) {
        Files.deleteIfExists(file);
      }
    }
  }

  /// Has a worker do one task of each form, and record what it loads.
  private void record(Path recording) {
    List<String> arguments = new ArrayList<>(jvmArguments);
    arguments.addAll(
        List.of(
            "-XX:AOTMode=record",
            "-XX:AOTConfiguration=" + recording,
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-DisplayVMOutput", // what it says of classes that it leaves out is of no use
            "-Xlog:disable"));
    ProcessPool.Builder builder =
        ProcessPool.builder()
            .workers(1)
            .classPath(classPath)
            .jvmArguments(arguments.toArray(String[]::new));
    try (ProcessPool pool = builder.build()) {
      pool.submit(() -> 1).get();
      pool.submit(new Whole()).get();
      pool.map(number -> number + 1, List.of(1)).next();
      var _ = pool.submit(() -> System.exit(0)); // by itself: a pool that closes has no patience
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("no AOT cache was made, as a worker could not work", e);
    }
  }

  /// A task that crosses by Java's serialisation.
  private static final class Whole implements RemoteCallable<String> {

    private static final long serialVersionUID = 1;

    @Override
    public String call() {
      return "whole";
    }
  }

  private int assemble(Path recording, Path cache, Path output) throws IOException {
    List<String> arguments = new ArrayList<>(jvmArguments);
    arguments.addAll(
        List.of(
            "-XX:AOTMode=create",
            "-XX:AOTConfiguration=" + recording,
            "-XX:AOTCache=" + cache,
            "-cp",
            classPath));
    Process process =
        JvmCommand.builder(arguments)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return process.onExit().join().exitValue();
  }

  private String fingerprint() throws IOException {
    List<String> parts = new ArrayList<>(jvmArguments);
    parts.add(System.getProperty("java.home"));
    parts.add(Runtime.version().toString());
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      if (Files.isDirectory(path)) {
        throw new IllegalStateException(
            "an AOT cache needs a class path of jars, but %s is a folder".formatted(path));
      }
      parts.add(path.toAbsolutePath().toString());
      if (Files.exists(path)) {
        parts.add(Files.size(path) + " bytes of " + Files.getLastModifiedTime(path));
      }
    }
    try {
      byte[] bytes = String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(Arrays.copyOf(digest, 8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
