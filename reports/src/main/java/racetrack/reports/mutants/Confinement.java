// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.mutants;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/// Tells which statements concern their own thread alone, as far as the syntax tells: they use
/// nothing but local variables, clocks and the thread's own interrupt. No other thread can tell
/// whether such a statement runs inside a critical section or beside it.
final class Confinement {

  /// The library's types whose methods are meant by a name before the dot.
  private static final Set<String> HARMLESS =
      Set.of("Duration", "Integer", "Long", "Math", "Objects", "System", "Thread", "TimeUnit");

  private final Set<String> fields = new HashSet<>();
  private final Map<String, MethodTree> functions = new HashMap<>();

  /// Looks for the fields and static methods of a source.
  Confinement(CompilationUnitTree unit) {
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
        for (Tree member : type.getMembers()) {
          if (member instanceof VariableTree field) {
            fields.add(field.getName().toString());
          } else if (member instanceof MethodTree method
              && method.getBody() != null
              && method.getModifiers().getFlags().contains(Modifier.STATIC)) {
            functions.put(method.getName().toString(), method);
          }
        }
        return super.visitClass(type, null);
      }
    }.scan(unit, null);
  }

  /// {@return whether no other thread can tell where these run}
  ///
  /// @param statements some statements
  boolean holds(List<? extends StatementTree> statements) {
    Search search = new Search();
    search.scan(statements, null);
    return !search.isShared;
  }

  /// Looks for anything that other threads may know.
  private final class Search extends TreeScanner<@Nullable Void, @Nullable Void> {

    private final Set<String> called = new HashSet<>();
    private boolean isShared;

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree name, @Nullable Void none) {
      String text = name.getName().toString();
      isShared |= text.equals("this") || text.equals("super") || fields.contains(text);
      return null;
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree select, @Nullable Void none) {
      isShared |= !isHarmless(select.getExpression());
      return super.visitMemberSelect(select, null);
    }

    private boolean isHarmless(ExpressionTree type) {
      return switch (type) {
        case IdentifierTree name -> HARMLESS.contains(name.getName().toString());
        case MemberSelectTree select -> isHarmless(select.getExpression());
        case MethodInvocationTree call -> isHarmless(call.getMethodSelect());
        default -> false;
      };
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void none) {
      if (!(call.getMethodSelect() instanceof IdentifierTree)) {
        return super.visitMethodInvocation(call, null);
      }
      String name = SourceText.method(call);
      MethodTree function = functions.get(name);
      if (function != null && called.add(name)) {
        scan(function.getBody(), null);
      } else if (function == null) {
        isShared |= !name.equals("requireNonNull");
      }
      return scan(call.getArguments(), null);
    }

    @Override
    public @Nullable Void visitArrayAccess(ArrayAccessTree access, @Nullable Void none) {
      isShared = true;
      return null;
    }

    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree code, @Nullable Void none) {
      isShared = true;
      return null;
    }

    @Override
    public @Nullable Void visitMemberReference(MemberReferenceTree code, @Nullable Void none) {
      isShared = true;
      return null;
    }
  }
}
