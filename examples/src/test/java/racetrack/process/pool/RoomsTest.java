// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The rooms of this package are as the table in `package-info` has them: each class is in one, and
/// uses classes of those rooms only that its own room's row names.
class RoomsTest {

  private static final Pattern ROW =
      Pattern.compile("(?m)^/// \\| \\*\\*(\\w+)\\*\\*[^|]*\\| ([^|]*) \\| ([^|]*)\\|$");
  private static final Pattern FILE = Pattern.compile("\\[(\\w+)]");

  /// A class of this package in a constant pool, by itself or in a descriptor; of a nested class,
  /// the one around it.
  private static final Pattern MENTIONED =
      Pattern.compile("(?:^|L)" + PackageInfoTest.HOME + "(\\w+)");

  /// The files of each room, and the rooms that it may use.
  private final Map<String, List<String>> files = new TreeMap<>();

  private final Map<String, Set<String>> said = new TreeMap<>();

  /// For each class, those that it uses.
  private final Map<String, Set<String>> used = new TreeMap<>();

  @BeforeEach
  void read() throws IOException, URISyntaxException {
    for (MatchResult row : ROW.matcher(PackageInfoTest.text()).results().toList()) {
      files.put(
          row.group(1), FILE.matcher(row.group(2)).results().map(found -> found.group(1)).toList());
      said.put(
          row.group(1),
          Arrays.stream(row.group(3).split(","))
              .map(String::strip)
              .filter(room -> !room.isEmpty())
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    for (ClassModel type : PackageInfoTest.classes()) {
      for (String own : mentioned(type.thisClass().asInternalName())) {
        for (PoolEntry entry : type.constantPool()) {
          if (entry instanceof Utf8Entry text) {
            used.computeIfAbsent(own, _ -> new TreeSet<>()).addAll(mentioned(text.stringValue()));
          }
        }
      }
    }
    used.remove("package");
  }

  /// `package-info`, which belongs to no room, is `package` here.
  private static List<String> mentioned(String text) {
    return MENTIONED.matcher(text).results().map(found -> found.group(1)).toList();
  }

  @Test
  void haveEachClassOnce() {
    List<String> placed = new ArrayList<>();
    files.values().forEach(placed::addAll);
    assertEquals(List.copyOf(used.keySet()), placed.stream().sorted().toList());
  }

  @Test
  void useEachOtherAsTheTableSays() {
    Map<String, String> rooms = new TreeMap<>();
    files.forEach((room, members) -> members.forEach(file -> rooms.put(file, room)));
    Map<String, Set<String>> found = new TreeMap<>();
    Set<String> unsaid = new TreeSet<>();
    rooms.forEach((file, room) -> {
      Set<String> others = found.computeIfAbsent(room, _ -> new TreeSet<>());
      for (String other : used.getOrDefault(file, Set.of())) {
        String to = rooms.getOrDefault(other, room);
        if (!to.equals(room)) {
          others.add(to);
          if (!said.getOrDefault(room, Set.of()).contains(to)) {
            unsaid.add("%s of %s uses %s of %s".formatted(file, room, other, to));
          }
        }
      }
    });
    assertEquals(Set.of(), unsaid);
    assertEquals(said, found);
  }
}
