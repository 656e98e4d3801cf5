// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.mutants;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// A source, the JDK's syntax tree of it, and the mutants that were found in it.
///
/// Used by one thread.
final class SourceText {

  private final String text;
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final List<Mutant> mutants = new ArrayList<>();

  /// Parses a source.
  ///
  /// @param text the source of one file
  SourceText(String text) {
    this.text = text;
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK");
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                Writer.nullWriter(), null, _ -> {}, List.of(), null, List.of(new InMemory(text)));
    try {
      this.unit = task.parse().iterator().next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.positions = Trees.instance(task).getSourcePositions();
  }

  private static final class InMemory extends SimpleJavaFileObject {

    private final String content;

    InMemory(String content) {
      super(URI.create("string:///Source.java"), Kind.SOURCE);
      this.content = content;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return content;
    }
  }

  CompilationUnitTree unit() {
    return unit;
  }

  int start(Tree tree) {
    return (int) positions.getStartPosition(unit, tree);
  }

  int end(Tree tree) {
    return (int) positions.getEndPosition(unit, tree);
  }

  String of(Tree tree) {
    return text.substring(start(tree), end(tree));
  }

  String between(int from, int to) {
    return text.substring(from, to);
  }

  /// {@return where a text stands next}
  ///
  /// @param wanted what to look for
  /// @param from where to begin
  int find(String wanted, int from) {
    return text.indexOf(wanted, from);
  }

  /// {@return where a keyword stands among modifiers, and not in a comment between them}
  ///
  /// @param keyword the keyword, which is one of them
  /// @param modifiers the modifiers, of which annotations and comments stand before the keywords
  int find(String keyword, ModifiersTree modifiers) {
    return text.lastIndexOf(keyword, end(modifiers));
  }

  /// Notes a mutant that replaces a tree.
  void replace(Operator operator, Tree tree, String replacement) {
    replace(operator, start(tree), start(tree), end(tree), replacement);
  }

  /// Notes a mutant.
  ///
  /// @param operator the kind of mistake
  /// @param place a position in the line that it is about
  /// @param start where the replaced text begins
  /// @param end where it ends
  /// @param replacement what stands there instead
  void replace(Operator operator, int place, int start, int end, String replacement) {
    int line = (int) unit.getLineMap().getLineNumber(place);
    mutants.add(new Mutant(operator, line, start, end, replacement));
  }

  /// Notes a mutant that leaves a statement out.
  void drop(Operator operator, StatementTree statement) {
    replace(operator, statement, "{}");
  }

  /// {@return the mutants, in the order of their lines}
  List<Mutant> mutants() {
    return mutants.stream().distinct().sorted(Comparator.comparingInt(Mutant::line)).toList();
  }

  /// {@return the call that a statement consists of, if it does}
  static Optional<MethodInvocationTree> call(StatementTree statement) {
    return statement instanceof ExpressionStatementTree expression
            && expression.getExpression() instanceof MethodInvocationTree call
        ? Optional.of(call)
        : Optional.empty();
  }

  /// {@return the name of the method that is called}
  static String method(MethodInvocationTree call) {
    return switch (call.getMethodSelect()) {
      case MemberSelectTree select -> select.getIdentifier().toString();
      case IdentifierTree identifier -> identifier.getName().toString();
      case ExpressionTree other -> other.toString();
    };
  }

  /// {@return what a method is called on, as the source has it; empty if it is this object}
  String receiver(MethodInvocationTree call) {
    return call.getMethodSelect() instanceof MemberSelectTree select
        ? of(select.getExpression())
        : "";
  }

  /// {@return a call with another method's name}
  String renamed(MethodInvocationTree call, String method) {
    String select = of(call.getMethodSelect());
    String name = method(call);
    return select.substring(0, select.length() - name.length())
        + method
        + between(end(call.getMethodSelect()), end(call));
  }
}
