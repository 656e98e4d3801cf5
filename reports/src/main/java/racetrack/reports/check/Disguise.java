// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Copies classes of the kit under names drawn by lot.
///
/// So a planted error comes in by the same door as the class that it is planted beside: nothing
/// that either of them is asked by tells which is which.
///
/// ## Source
///
/// *The Java Virtual Machine Specification*, 4.4: all names of a class file are in its constant
/// pool, as texts that the rest refers to by number.
///
/// @param folder where the copies go, for a class path
/// @param lot draws the names
record Disguise(Path folder, RandomGenerator lot) {

  private static final int SYLLABLES = 4;
  private static final String CONSONANTS = "bdfgklmnprstvz";
  private static final String VOWELS = "aeiou";

  private static final int TEXT = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;

  /// The bytes of a constant, by its tag, behind the tag; 0 where there is no such tag.
  private static final int[] SIZES = {
    0, 0, 0, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, 0, 0, 3, 2, 4, 4, 2, 2
  };

  /// Copies a class and those inside it.
  ///
  /// The copy stays in the package: a class of the kit may rely on others there.
  ///
  /// @param type a class of the kit
  /// @return the full name of the copy
  String copy(Class<?> type) {
    String from = type.getName().replace('.', '/');
    String to = type.getPackageName().replace('.', '/') + "/" + name();
    Stream<String> inside =
        ClassFile.of()
            .parse(ClassFiles.bytes(from))
            .findAttribute(Attributes.nestMembers())
            .map(NestMembersAttribute::nestMembers)
            .orElse(List.of())
            .stream()
            .map(member -> member.asInternalName());
    Stream.concat(Stream.of(from), inside).forEach(member -> copy(member, from, to));
    return to.replace('/', '.');
  }

  private void copy(String member, String from, String to) {
    Path file = folder.resolve(to + member.substring(from.length()) + ".class");
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, renamed(ClassFiles.bytes(member), from, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] renamed(byte[] original, String from, String to) throws IOException {
    Pattern name = Pattern.compile(Pattern.quote(from) + "(?=[;$<]|$)");
    String file = from.substring(from.lastIndexOf('/') + 1) + ".java";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(original));
        DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(in.readNBytes(8)); // magic and version
      int constants = in.readUnsignedShort();
      out.writeShort(constants);
      for (int index = 1; index < constants; index++) {
        int tag = in.readUnsignedByte();
        out.writeByte(tag);
        if (tag == TEXT) {
          String text = in.readUTF();
          out.writeUTF(
              text.equals(file)
                  ? "Unknown.java"
                  : name.matcher(text).replaceAll(Matcher.quoteReplacement(to)));
        } else {
          out.write(in.readNBytes(SIZES[tag]));
          index += tag == LONG || tag == DOUBLE ? 1 : 0; // these take two numbers
        }
      }
      in.transferTo(out);
    }
    return bytes.toByteArray();
  }

  private String name() {
    StringBuilder name = new StringBuilder();
    for (int syllable = 0; syllable < SYLLABLES; syllable++) {
      name.append(CONSONANTS.charAt(lot.nextInt(CONSONANTS.length())));
      name.append(VOWELS.charAt(lot.nextInt(VOWELS.length())));
    }
    name.setCharAt(0, Character.toUpperCase(name.charAt(0)));
    return name.toString();
  }
}
