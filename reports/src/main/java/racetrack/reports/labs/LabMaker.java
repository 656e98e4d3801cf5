// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Subject;
import racetrack.reports.launch.Kit;
import racetrack.reports.pages.SourceFile;

/// Makes folders of labs.
///
/// @param kit the kit
/// @param version its version
public record LabMaker(Kit kit, String version) {

  private static final String SOURCES = "src/";

  /// What an editor needs to compile a test of JUnit's.
  private static final Pattern TEST_LIBRARIES =
      Pattern.compile(
          "^(junit-jupiter-(api|params)|junit-platform-commons|opentest4j|apiguardian-api)-");

  /// Makes a lab in which a class is to be mended.
  ///
  /// @param entry the pattern
  /// @param wound the name of the twin; empty for the one that the seed chooses
  /// @param seed chooses the twin, and names its fields
  /// @param folder where to
  /// @throws BadLabException if there is no such twin, or something is in the folder
  public void mend(Entry entry, Optional<String> wound, long seed, Path folder) {
    Wounds wounds = new Wounds(entry);
    Subject twin =
        wound
            .map(name ->
                wounds
                    .find(name)
                    .orElseThrow(() ->
                        new BadLabException(
                            "%s has no wound %s that can be given: it has %s."
                                .formatted(
                                    entry.key(),
                                    name,
                                    wounds.all().stream().map(Subject::name).toList()))))
            .orElseGet(() -> wounds.choose(seed));
    StrangersSource source = new StrangersSource(entry, twin, Skeleton.className(entry), seed);
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put(
        Skeleton.className(entry), String.join("\n", source.main(mendDoc(entry)).lines()) + "\n");
    sources.putAll(source.helpers());
    LabState state =
        state(entry, Kind.MEND, wounds.variant(twin), seed, javaFile(Skeleton.className(entry)));
    make(entry, state, sources, folder);
  }

  /// Makes a lab in which a class is to be written.
  ///
  /// @param entry the pattern
  /// @param folder where to
  /// @throws BadLabException if something is in the folder
  public void make(Entry entry, Path folder) {
    String text = Skeleton.of(entry, makeDoc(entry));
    LabState state = state(entry, Kind.MAKE, "", 0, javaFile(Skeleton.className(entry)));
    make(entry, state, Map.of(Skeleton.className(entry), text), folder);
  }

  /// Makes a lab in which tests are to be written.
  ///
  /// @param entry the pattern
  /// @param folder where to
  /// @throws BadLabException if something is in the folder
  public void catchTwins(Entry entry, Path folder) {
    CatchLab lab = new CatchLab(kit, entry);
    LabState state = state(entry, Kind.CATCH, "", 0, javaFile(lab.className()));
    make(entry, state, Map.of(lab.className(), lab.skeleton()), folder);
  }

  /// Makes a lab in which classes are to be judged.
  ///
  /// @param entry the pattern
  /// @param seed draws the classes
  /// @param folder where to
  /// @throws BadLabException if something is in the folder
  public void audit(Entry entry, long seed, Path folder) {
    AuditLab lab = new AuditLab(kit, entry, seed);
    Map<String, byte[]> files = common(entry, lab.sources());
    files.put(AuditLab.FILE, lab.form().getBytes(UTF_8));
    makeFolder(entry, state(entry, Kind.AUDIT, "", seed, AuditLab.FILE), files, folder);
  }

  /// Makes a lab in which something is to be measured.
  ///
  /// @param entry the pattern
  /// @param folder where to
  /// @throws BadLabException if something is in the folder
  public void measure(Entry entry, Path folder) {
    Map<String, byte[]> files = new TreeMap<>();
    files.put(MeasureLab.FILE, new MeasureLab(entry).form().getBytes(UTF_8));
    makeFolder(entry, state(entry, Kind.MEASURE, "", 0, MeasureLab.FILE), files, folder);
  }

  /// {@return what all students of a lab are given to begin with, for a tool that compares what
  /// they hand in: the text of each file, by its name} Of a lab to mend it is one file for each
  /// wound.
  ///
  /// @param entry the pattern
  /// @param kind to mend, to make, or to catch
  public Map<String, String> given(Entry entry, Kind kind) {
    if (kind == Kind.CATCH) {
      CatchLab lab = new CatchLab(kit, entry);
      return Map.of(lab.className() + ".java", lab.skeleton());
    }
    String own = Skeleton.className(entry);
    if (kind == Kind.MAKE) {
      return Map.of(own + ".java", Skeleton.of(entry, makeDoc(entry)));
    }
    Map<String, String> given = new TreeMap<>();
    for (Subject twin : new Wounds(entry).all()) {
      StrangersSource source = new StrangersSource(entry, twin, own, 0);
      given.put(twin.name() + ".java", String.join("\n", source.main(mendDoc(entry)).lines()));
    }
    return given;
  }

  private LabState state(Entry entry, Kind kind, String variant, long seed, String file) {
    return new LabState(version, entry.key(), kind, variant, seed, file, 0, 0, Optional.empty());
  }

  private static String javaFile(String className) {
    return SOURCES + className + ".java";
  }

  static List<String> mendDoc(Entry entry) {
    return List.of(
        "It breaks a promise of [%s]. Find out which, and mend it."
            .formatted(entry.pattern().contract().getSimpleName()));
  }

  static List<String> makeDoc(Entry entry) {
    return List.of(
        "Keeps every promise of [%s], once you have written it."
            .formatted(entry.pattern().contract().getSimpleName()));
  }

  private void make(Entry entry, LabState state, Map<String, String> sources, Path folder) {
    Map<String, byte[]> files = common(entry, sources);
    if (state.kind() == Kind.CATCH) {
      files.put("lib/tests.jar", ContractJar.withTests(kit, entry));
      kit.libraries(TEST_LIBRARIES)
          .forEach(jar -> files.put("lib/" + jar.getFileName(), bytes(jar)));
    }
    makeFolder(entry, state, files, folder);
  }

  /// What lies in every folder with sources.
  private Map<String, byte[]> common(Entry entry, Map<String, String> sources) {
    Map<String, byte[]> files = new TreeMap<>();
    sources.forEach((name, text) -> files.put(javaFile(name), text.getBytes(UTF_8)));
    contractSources(entry)
        .forEach((name, text) -> files.put("contract/" + name, text.getBytes(UTF_8)));
    files.put("lib/contract.jar", ContractJar.of(entry));
    kit.annotations().forEach(jar -> files.put("lib/" + jar.getFileName(), bytes(jar)));
    return files;
  }

  private void makeFolder(Entry entry, LabState state, Map<String, byte[]> files, Path folder) {
    LabTexts texts = new LabTexts(kit, entry, state);
    files.put("README.md", texts.readme().getBytes(UTF_8));
    files.put("SHEET.md", texts.sheet().getBytes(UTF_8));
    files.put(LabTexts.GLOSSARY, texts.glossary().getBytes(UTF_8));
    files.put("pom.xml", texts.pom(List.copyOf(files.keySet())).getBytes(UTF_8));
    LabFolder.make(folder, state, files);
  }

  /// The sources of what callers of the contract need, in whatever room it is, by their names.
  static Map<String, String> contractSources(Entry entry) {
    Map<String, String> sources = new TreeMap<>();
    for (String type : new PatternTypes(entry).api()) {
      String path = "/" + type.replace('.', '/') + ".java";
      SourceFile.beside(entry.pattern().contract(), path)
          .ifPresent(
              source -> sources.put(path.substring(path.lastIndexOf('/') + 1), source.text()));
    }
    return sources;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
