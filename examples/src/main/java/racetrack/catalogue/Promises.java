// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The numbered promises of a contract, read from its doc comments.
///
/// The contract's source is the one place where a promise's words stand. It travels beside the
/// class, so that they can be printed wherever the class is. In a doc comment, `§4` begins promise
/// 4, which goes on to the next number or to the end of the paragraph, list item or tag. A number
/// is never changed and never used again, wherever in the file its promise comes to stand.
///
/// What stands in a method's comment begins with the method: `@return §4 the oldest element` of
/// `take` reads "`take()` returns the oldest element."
public final class Promises {

  private static final Pattern NUMBER = Pattern.compile("§\\d+ ");
  private static final Pattern RETURN =
      Pattern.compile("\\{@return ([^{}]*(?:\\{[^{}]*}[^{}]*)*)}");
  private static final Pattern TAG = Pattern.compile("@(return|throws|param)\\s+(.*)");
  private static final String ANNOTATION = "@\\w+(\\(.*\\))?( //.*)?";
  private static final Pattern CALL = Pattern.compile("(\\w+)\\s*\\((.*)\\)");
  private static final Pattern REFERENCE =
      Pattern.compile("(`[^`]*`)|\\[#?(\\w[\\w.#(), ]*)](?![(\\[])");

  private final String key;
  private final List<NumberedPromise> promises = new ArrayList<>();

  private Promises(String key) {
    this.key = key;
  }

  /// {@return the promises of a pattern's contract, in the order of the source; none if the source
  /// is not on the class path}
  ///
  /// @param entry the pattern
  public static List<NumberedPromise> of(Entry entry) {
    Class<?> contract = entry.pattern().contract();
    try (InputStream source = contract.getResourceAsStream(contract.getSimpleName() + ".java")) {
      return source == null
          ? List.of()
          : in(new String(source.readAllBytes(), StandardCharsets.UTF_8), entry.key());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// {@return the numbers of the promises that a check asks about; none if it names none}
  ///
  /// @param check a test method, or the class of a race scenario
  public static List<Integer> askedBy(AnnotatedElement check) {
    Asks asks = check.getAnnotation(Asks.class);
    return asks == null ? List.of() : Arrays.stream(asks.value()).boxed().toList();
  }

  /// {@return the promises in a source}
  ///
  /// @param source the text of a Java file
  /// @param key the pattern's key
  static List<NumberedPromise> in(String source, String key) {
    Promises found = new Promises(key);
    List<String> comment = new ArrayList<>();
    StringBuilder declaration = new StringBuilder();
    for (String line : source.lines().map(String::strip).toList()) {
      if (line.startsWith("///")) {
        comment.add(line.substring(3).strip());
      } else if (!comment.isEmpty() && !line.matches(ANNOTATION)) {
        declaration.append(line).append(' ');
        if (line.matches(".*[;{,}]") && !line.matches(".*\\w+ \\w+,")) {
          found.addAll(comment, member(declaration.toString()));
          comment.clear();
          declaration.setLength(0);
        }
      }
    }
    return List.copyOf(found.promises);
  }

  /// The method with the names of its parameters, or the enum constant; empty for a type.
  private static String member(String declaration) {
    String plain = declaration.replaceAll("<[^<>]*>", "").replaceAll("<[^<>]*>", "");
    if (plain.matches(".*\\b(interface|class|enum|record) .*")) {
      return "";
    }
    Matcher call = CALL.matcher(plain);
    if (!call.find()) {
      return "`" + plain.replaceFirst("\\W.*", "") + "`";
    }
    String parameters = call.group(2).replaceAll("[^,]*?(\\w+)\\s*(,|$)", "$1$2");
    return "`" + call.group(1) + "(" + parameters.replace(",", ", ") + ")`";
  }

  private void addAll(List<String> comment, String member) {
    StringBuilder block = new StringBuilder();
    for (String line : Stream.concat(comment.stream(), Stream.of("")).toList()) {
      if (line.isEmpty() || line.startsWith("- ") || line.startsWith("@")) {
        addBlock(block.toString().strip(), member);
        block.setLength(0);
      }
      block.append(line).append(' ');
    }
  }

  private void addBlock(String block, String member) {
    String place = member.isEmpty() ? "" : member + ": ";
    Matcher inline = RETURN.matcher(block);
    Matcher tag = TAG.matcher(block);
    if (inline.lookingAt()) {
      add(inline.group(1), member + " returns ", place);
      add(block.substring(inline.end()), place, place);
    } else if (tag.matches()) {
      addTag(tag.group(1), tag.group(2), member, place);
    } else {
      add(block, place, place);
    }
  }

  private void addTag(String tag, String text, String member, String place) {
    if (tag.equals("return")) {
      add(text, member + " returns ", place);
    } else {
      String[] parts = text.split(" ", 2);
      String clause = tag.equals("throws") ? member + " throws `%s` " : place + "`%s`: ";
      add(parts.length < 2 ? "" : parts[1], clause.formatted(parts[0]), place);
    }
  }

  /// Adds the promises of a text.
  ///
  /// @param text the text
  /// @param clause what comes before a promise that goes on with a sentence
  /// @param place what comes before a promise that is a sentence of its own
  private void add(String text, String clause, String place) {
    String[] parts = NUMBER.splitWithDelimiters(text, 0);
    for (int part = 1; part + 1 < parts.length; part += 2) {
      String words = parts[part + 1].strip();
      String before = words.matches("\\p{Lu}.*") ? place : clause;
      int number = Integer.parseInt(parts[part].strip().substring(1));
      promises.add(promise(number, before + words));
    }
  }

  private NumberedPromise promise(int number, String text) {
    String plain =
        REFERENCE
            .matcher(text.strip().replace("**", ""))
            .replaceAll(match ->
                match.group(1) != null
                    ? Matcher.quoteReplacement(match.group(1))
                    : "`" + match.group(2) + "`");
    String sentence = plain.matches(".*[.!?][)\"]?") ? plain : plain.replaceFirst("[;,]?$", ".");
    return new NumberedPromise(key, number, capitalised(sentence));
  }

  private static String capitalised(String sentence) {
    return sentence.isEmpty()
        ? sentence
        : sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }
}
