// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.mutants;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/// All mutants of a source.
public final class Mutations {

  /// As the JDK's compiler writes them, whatever they were.
  private static final Pattern DOC_COMMENT = Pattern.compile("(?s)/\\*\\*.*?\\*/\\s*");

  private Mutations() {}

  /// {@return the mutants of a source, in the order of their lines; some may not compile, and some
  /// may be the same program as others}
  ///
  /// @param source the text of one file
  /// @param held the names of the types that plain fields hold ([#plainlyHeld]), here or in the
  ///   sources that this one works with
  public static List<Mutant> of(String source, Set<String> held) {
    SourceText text = new SourceText(source);
    List.of(
            new CriticalSections(text),
            new Signals(text),
            new Endings(text),
            new MemoryAccesses(text, held),
            new Amounts(text))
        .forEach(scanner -> scanner.scan(text.unit(), null));
    return text.mutants();
  }

  /// {@return the names of the types of a source's fields that are neither final nor volatile}
  ///
  /// Through such a field an object can reach another thread without happens-before. Its own final
  /// fields are safe even then; elsewhere, nobody can tell that they are final.
  ///
  /// @param source the text of one file
  public static Set<String> plainlyHeld(String source) {
    Set<String> held = new TreeSet<>();
    new TreeScanner<@Nullable Void, Set<String>>() {
      @Override
      public @Nullable Void visitClass(ClassTree type, Set<String> names) {
        for (Tree member : type.getMembers()) {
          if (member instanceof VariableTree field
              && Collections.disjoint(
                  field.getModifiers().getFlags(), EnumSet.of(Modifier.FINAL, Modifier.VOLATILE))) {
            names.addAll(List.of(String.valueOf(field.getType()).split("\\W+")));
          }
        }
        return super.visitClass(type, names);
      }
    }.scan(new SourceText(source).unit(), held);
    return held;
  }

  /// {@return the code of a source, without its comments, in one and the same form}
  ///
  /// @param source the text of one file
  public static String code(String source) {
    return DOC_COMMENT.matcher(new SourceText(source).unit().toString()).replaceAll("");
  }
}
