// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a subject's source says of how it waits: in its own words, or else by what its code calls.
///
/// @param waiting whether it blocks, as HTML
/// @param fairness who goes first, as HTML; empty if the source says nothing
record Traits(String waiting, String fairness) {

  private static final Pattern PROGRESS =
      Pattern.compile("\\*\\*Progress:\\*\\*\\s+((?:(?!\\n\\s*\\n|\\n- |\\n#).)*)", Pattern.DOTALL);
  private static final Pattern CALLS =
      Pattern.compile(
          "\\b(synchronized|onSpinWait|compareAndSet|weakCompareAndSet\\w*)\\b"
              + "|\\.(lock|lockInterruptibly|tryLock|await|acquire|park|parkNanos|join|take|get"
              + "|put|invokeAll|tryAcquire)\\(|\\b(wait)\\(");
  private static final Pattern FAIR =
      Pattern.compile(
          "(?i).*\\b(un)?fair(ness)?\\b.*|.*first come.*|.*in the order in which they came.*"
              + "|.*starves.*");

  /// {@return what a source says}
  ///
  /// @param source the source
  static Traits of(SourceFile source) {
    String doc = source.doc();
    Matcher progress = PROGRESS.matcher(doc);
    String waiting =
        progress.find() ? Markdown.inline(capital(flat(progress.group(1)))) : calls(source);
    String fairness =
        sentences(flat(doc.replaceAll("(?m)^#+ .*$", ""))).stream()
            .filter(sentence -> FAIR.matcher(sentence).matches())
            .findFirst()
            .map(sentence -> sentence.replaceFirst("^(- )?(\\*\\*\\w+:\\*\\* )?", ""))
            .map(sentence -> Markdown.inline(capital(sentence)))
            .orElse("");
    return new Traits(waiting, waiting.contains(fairness) ? word(fairness) : fairness);
  }

  /// What was said already need not be said in full again.
  private static String word(String fairness) {
    if (fairness.isEmpty()) {
      return "";
    }
    return fairness.matches("(?i).*unfair.*") ? "Unfair." : "As said.";
  }

  private static String calls(SourceFile source) {
    List<String> calls =
        CALLS
            .matcher(String.join("\n", source.code()))
            .results()
            .map(Traits::name)
            .distinct()
            .map(name -> "<code>" + name + "</code>")
            .toList();
    return calls.isEmpty() ? "No blocking call in its code." : "By its code: " + join(calls) + ".";
  }

  private static String name(MatchResult call) {
    return Optional.ofNullable(call.group(1))
        .or(() -> Optional.ofNullable(call.group(2)))
        .orElse(call.group(3));
  }

  private static String join(List<String> words) {
    return words.stream().collect(Collectors.joining(", "));
  }

  private static String flat(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static List<String> sentences(String text) {
    return List.of(text.split("(?<=[.;]) (?=[\\p{Lu}*-])", -1));
  }
}
