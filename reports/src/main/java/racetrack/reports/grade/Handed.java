// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.grade;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The Java files that a student has handed in, read once: nothing that happens to the folder later
/// changes what is graded.
///
/// Left out are what a lab's folder brings along, what builds and editors leave, and links.
///
/// @param files the text of each, by its name below the student's folder
record Handed(Map<String, String> files) {

  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");

  /// Folders that hold nothing of the student's.
  private static final Set<String> LEFT_OUT =
      Set.of("contract", "lib", "target", "build", "out", "bin", "__MACOSX", "test", "tests");

  private static final int DEPTH = 12;
  private static final int MOST_FILES = 200;
  private static final int LARGEST = 1 << 20;

  private static final String ZIP = ".zip";
  private static final String JAVA = ".java";

  Handed {
    files = Map.copyOf(files);
  }

  /// Reads what was handed in.
  ///
  /// @param handIn where it lies
  /// @throws BadGradingException if it is too much, or an archive cannot be read
  static Handed read(HandIn handIn) {
    Map<String, String> files = new TreeMap<>();
    for (Path place : handIn.places()) {
      if (Files.isDirectory(place)) {
        readFolder(place, files);
      } else {
        readFile(place, place.getFileName().toString(), files);
      }
    }
    if (files.size() > MOST_FILES) {
      throw new BadGradingException(
          "%d Java files were handed in, and at most %d are looked at: hand in those of the lab."
              .formatted(files.size(), MOST_FILES));
    }
    return new Handed(files);
  }

  private static void readFolder(Path folder, Map<String, String> files) {
    try (Stream<Path> below = Files.walk(folder, DEPTH)) {
      for (Path file : below.sorted().toList()) {
        Path name = folder.relativize(file);
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && isWanted(name.toString())) {
          readFile(file, name.toString().replace('\\', '/'), files);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void readFile(Path file, String name, Map<String, String> files) {
    if (name.endsWith(ZIP)) {
      readZip(file, name, files);
    } else if (name.endsWith(JAVA)) {
      try (InputStream stream = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        put(name, stream.readNBytes(LARGEST + 1), files);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Unpacks the Java files alone. Names come in many encodings, and the one given reads them all.
  private static void readZip(Path file, String name, Map<String, String> files) {
    try (ZipFile zip = new ZipFile(file.toFile(), ISO_8859_1)) {
      List<? extends ZipEntry> wanted =
          zip.stream()
              .filter(entry -> !entry.isDirectory() && entry.getName().endsWith(JAVA))
              .filter(entry -> isWanted(entry.getName()))
              .limit(MOST_FILES + 1L)
              .toList();
      for (ZipEntry entry : wanted) {
        try (InputStream stream = zip.getInputStream(entry)) {
          put(entry.getName(), stream.readNBytes(LARGEST + 1), files);
        }
      }
    } catch (IOException e) {
      throw new BadGradingException(
          "%s cannot be unpacked (%s): pack it again as a zip file."
              .formatted(name, e.getMessage()));
    }
  }

  private static void put(String name, byte[] content, Map<String, String> files) {
    if (content.length > LARGEST) {
      throw new BadGradingException(
          "%s is larger than %d KiB: hand in a smaller file.".formatted(name, LARGEST >> 10));
    }
    String text = new String(content, UTF_8);
    files.put(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  private static boolean isWanted(String name) {
    List<String> parts = List.of(name.replace('\\', '/').split("/"));
    return parts.stream().noneMatch(part -> part.startsWith(".") || part.isEmpty())
        && parts.subList(0, parts.size() - 1).stream().noneMatch(LEFT_OUT::contains);
  }

  /// {@return a digest of all, for what is to change when they change}
  String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new TreeMap<>(files)
          .forEach((name, text) -> digest.update((name + "\n" + text + "\0").getBytes(UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }

  /// {@return the files that belong to a class, by their names below the folder of its package's
  /// root; the same for a class that is not among them}
  ///
  /// @param name the simple name of the class
  /// @throws BadGradingException if several files declare it, each in another way
  Handed around(String name) {
    Optional<String> main = main(name);
    if (main.isEmpty()) {
      return this;
    }
    String folder = folder(main.get());
    String inPackage = packageName(text(main.get())).replace('.', '/');
    boolean fits = !inPackage.isEmpty() && ("/" + folder).endsWith("/" + inPackage + "/");
    String root = fits ? folder.substring(0, folder.length() - inPackage.length() - 1) : folder;
    return new Handed(
        files.entrySet().stream()
            .filter(file -> file.getKey().startsWith(root))
            .collect(
                Collectors.toMap(
                    file -> file.getKey().substring(root.length()), Map.Entry::getValue)));
  }

  private String text(String file) {
    return files.getOrDefault(file, "");
  }

  private static String folder(String name) {
    return name.substring(0, name.lastIndexOf('/') + 1);
  }

  private Optional<String> main(String name) {
    Pattern declaration = Pattern.compile("\\bclass\\s+" + Pattern.quote(name) + "\\b");
    List<String> found =
        files.entrySet().stream()
            .filter(file -> declaration.matcher(file.getValue()).find())
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    List<String> named = found.stream().filter(file -> file.endsWith(name + JAVA)).toList();
    List<String> left = named.isEmpty() ? found : named;
    if (left.stream().map(this::text).distinct().count() > 1) {
      throw new BadGradingException(
          "%s is declared in %s: hand in one of them."
              .formatted(name, String.join(" and in ", left)));
    }
    return left.stream().findFirst();
  }

  /// {@return the full name of a class; empty if it is not among them}
  ///
  /// @param name its simple name
  Optional<String> fullName(String name) {
    return main(name)
        .map(file -> packageName(text(file)))
        .map(prefix -> prefix.isEmpty() ? name : prefix + "." + name);
  }

  /// {@return the same without the files that others have}
  ///
  /// @param others tells by the full name of a class whether others have it
  Handed without(Predicate<String> others) {
    return new Handed(
        files.entrySet().stream()
            .filter(file -> !others.test(className(file.getKey(), file.getValue())))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private static String className(String file, String text) {
    String simple = file.substring(file.lastIndexOf('/') + 1).replace(JAVA, "");
    String prefix = packageName(text);
    return prefix.isEmpty() ? simple : prefix + "." + simple;
  }

  private static String packageName(String text) {
    Matcher statement = PACKAGE.matcher(text);
    return statement.find() ? statement.group(1) : "";
  }

  /// Writes the files.
  ///
  /// @param folder where to
  void writeTo(Path folder) {
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path target = folder.resolve(file.getKey()).normalize();
        if (!target.startsWith(folder)) {
          throw new BadGradingException(
              "An archive holds a file whose name leads out of it: %s.".formatted(file.getKey()));
        }
        Files.createDirectories(target.getParent());
        Files.writeString(target, file.getValue(), UTF_8);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
