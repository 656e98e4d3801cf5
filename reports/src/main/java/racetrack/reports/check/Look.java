// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import racetrack.catalogue.Entry;

/// A look at class files for what no class of a lab needs, before anything of them is run.
///
/// What is found is a reason for a person to look, and no proof: this is a net, and no wall.
///
/// @param entry the pattern
/// @param allowed what classes of this lab may need
public record Look(Entry entry, Set<Need> allowed) {

  /// Texts that name a tool or a property of the kit.
  private static final Pattern TELLING =
      Pattern.compile(
          "(?i).*(org[./]junit|lincheck|jcstress|racetrack[.][a-z]|/proc/|java[.]class[.]path).*",
          Pattern.DOTALL);

  private static final int MOST = 5;

  /// Prepares to look.
  public Look {
    allowed = Set.copyOf(allowed);
  }

  /// {@return what the classes of a pattern may need: what its own lab is about}
  ///
  /// @param entry the pattern
  /// @param further what is allowed besides
  public static Look of(Entry entry, Set<Need> further) {
    Set<Need> allowed = EnumSet.noneOf(Need.class);
    allowed.addAll(further);
    switch (entry.key()) {
      case "process.pool" -> // a worker talks through its streams, and ends with its parent
          allowed.addAll(
              EnumSet.of(Need.PROCESSES, Need.FILES, Need.NETWORK, Need.STREAMS, Need.EXIT));
      case "app.scraper" -> allowed.add(Need.NETWORK);
      case "app.files" -> allowed.add(Need.FILES);
      default -> {}
    }
    return new Look(entry, allowed);
  }

  /// Looks.
  ///
  /// @param classPath folders of class files, and jars, which are not looked into
  /// @return a sentence for each finding; none if there is nothing
  public List<String> at(List<Path> classPath) {
    List<String> found =
        classPath.stream()
            .filter(Files::isDirectory)
            .flatMap(folder -> files(folder).stream())
            .flatMap(file -> findings(parse(file)).stream())
            .distinct()
            .toList();
    return found.size() <= MOST
        ? found
        : Stream.concat(
                found.stream().limit(MOST - 1L),
                Stream.of("And %d findings more.".formatted(found.size() - MOST + 1)))
            .toList();
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ClassModel parse(Path file) {
    try {
      return ClassFile.of().parse(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> findings(ClassModel type) {
    String name = type.thisClass().asInternalName();
    List<String> findings = new ArrayList<>();
    boolean isInTheKit = name.startsWith("racetrack/") && !allowed.contains(Need.TOOLS);
    if (Candidate.isReserved(name.replace('/', '.')) || isInTheKit) {
      findings.add(
          "%s is in a package of the JDK, a tool or the kit: move it to one of your own."
              .formatted(dotted(name)));
    }
    Set<String> implementations = implementations();
    TreeMap<Need, String> needs = new TreeMap<>();
    for (PoolEntry constant : type.constantPool()) {
      for (String mentioned : mentioned(constant)) {
        if (implementations.contains(mentioned) && !mentioned.equals(name)) {
          findings.add(
              "%s calls %s, a class of the kit that keeps the contract."
                  .formatted(dotted(name), dotted(mentioned)));
        }
        Stream.of(Need.values())
            .filter(need -> !allowed.contains(need) && need.isShownBy(mentioned))
            .filter(_ -> !isWithin(mentioned, name))
            .forEach(need -> needs.putIfAbsent(need, mentioned));
      }
      if (constant instanceof StringEntry text && !allowed.contains(Need.TOOLS)) {
        if (TELLING.matcher(text.stringValue()).matches()) {
          needs.putIfAbsent(Need.TOOLS, "\"" + text.stringValue().strip() + "\"");
        }
      }
    }
    needs.forEach((need, mentioned) ->
        findings.add(
            "%s mentions %s: no class of this lab needs %s."
                .formatted(dotted(name), dotted(mentioned), need.words())));
    return findings;
  }

  private static boolean isWithin(String mentioned, String name) {
    return mentioned.equals(name) || mentioned.matches(Pattern.quote(name) + "[.$].*");
  }

  private static List<String> mentioned(PoolEntry constant) {
    return switch (constant) {
      case MemberRefEntry member ->
          List.of(member.owner().asInternalName() + "." + member.name().stringValue());
      case ClassEntry type -> List.of(type.asInternalName());
      default -> List.of();
    };
  }

  /// The kit's classes that keep the contract, or pretend to, and the list of them.
  private Set<String> implementations() {
    return Stream.concat(
            Stream.concat(entry.sound().stream(), entry.broken().stream())
                .map(subject -> subject.claim().implementation()),
            Stream.<Class<?>>of(entry.pattern().subjects())
                .filter(_ -> !allowed.contains(Need.TOOLS)))
        .map(type -> type.getName().replace('.', '/'))
        .filter(type -> type.startsWith("racetrack/"))
        .collect(Collectors.toSet());
  }

  private static String dotted(String name) {
    return name.startsWith("\"") ? name : name.replace('/', '.');
  }
}
