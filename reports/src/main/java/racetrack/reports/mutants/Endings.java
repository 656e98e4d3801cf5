// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.mutants;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.TreeScanner;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Mistakes about how threads, tasks and methods end: by exceptions, by interrupts, and with what
/// has to be done then.
final class Endings extends TreeScanner<@Nullable Void, @Nullable Void> {

  private static final Set<String> JOINS = Set.of("join", "awaitTermination", "waitFor");
  private static final Set<String> CLEAN_UPS =
      Set.of("cancel", "clear", "close", "shutdown", "shutdownNow", "destroy", "destroyForcibly");
  private static final Map<String, String> DEAF =
      Map.of(
          "lockInterruptibly", "lock",
          "await", "awaitUninterruptibly",
          "acquire", "acquireUninterruptibly");
  private static final Map<String, String> NARROWER =
      Map.of("Throwable", "Exception", "Exception", "RuntimeException");

  private final SourceText source;

  Endings(SourceText source) {
    this.source = source;
  }

  @Override
  public @Nullable Void visitTry(TryTree body, @Nullable Void none) {
    BlockTree end = body.getFinallyBlock();
    if (end != null && !end.getStatements().isEmpty()) {
      if (mayThrow(body)) {
        dropFinally(body, end);
      }
      end.getStatements().forEach(each -> source.drop(Operator.DROP_CLEAN_UP, each));
    }
    return super.visitTry(body, null);
  }

  /// Whether anything in it can throw, as far as the syntax tells.
  private static boolean mayThrow(TryTree body) {
    return Boolean.TRUE.equals(
        new TreeScanner<Boolean, @Nullable Void>() {
          @Override
          public Boolean scan(@Nullable Tree tree, @Nullable Void none) {
            return tree != null && (throwsByItself(tree) || isTrue(super.scan(tree, null)));
          }

          @Override
          public Boolean reduce(Boolean one, Boolean other) {
            return isTrue(one) || isTrue(other);
          }
        }.scan(body.getBlock(), null));
  }

  private static boolean isTrue(@Nullable Boolean value) {
    return value != null && value;
  }

  private static boolean throwsByItself(Tree tree) {
    return switch (tree.getKind()) {
      case METHOD_INVOCATION, NEW_CLASS, NEW_ARRAY, ARRAY_ACCESS, TYPE_CAST, THROW, DIVIDE -> true;
      default -> false;
    };
  }

  /// Does what has to be done only where nothing was thrown.
  private void dropFinally(TryTree body, BlockTree end) {
    int start = source.start(body);
    int block = source.start(end);
    String guarded = source.between(start, block).replaceFirst("\\s*finally\\s*$", "");
    boolean isBare = body.getCatches().isEmpty() && body.getResources().isEmpty();
    source.replace(
        Operator.DROP_FINALLY,
        block,
        start,
        source.end(body),
        "{ boolean thrown$ = false;\n    "
            + (isBare ? guarded : "try {\n" + guarded + "\n}")
            + " catch (Throwable e$) {\n      thrown$ = true;\n      throw e$;\n    }"
            + " finally {\n      if (!thrown$) "
            + source.of(end)
            + "\n    } }");
  }

  @Override
  public @Nullable Void visitCatch(CatchTree clause, @Nullable Void none) {
    Tree type = clause.getParameter().getType();
    String name = source.of(type);
    if (NARROWER.containsKey(name)) {
      source.replace(Operator.NARROW_CATCH, type, NARROWER.getOrDefault(name, ""));
    } else if (name.contains("|")) {
      source.replace(Operator.NARROW_CATCH, type, name.substring(0, name.lastIndexOf('|')).strip());
    }
    List<? extends StatementTree> statements = clause.getBlock().getStatements();
    if (name.contains("InterruptedException") && !statements.isEmpty()) {
      int place = source.start(clause);
      source.replace(
          Operator.SWALLOW_INTERRUPT,
          place,
          source.start(clause.getBlock()),
          source.end(clause.getBlock()),
          "{}");
    }
    statements.stream()
        .filter(ExpressionStatementTree.class::isInstance)
        .forEach(each -> source.drop(Operator.DROP_CLEAN_UP, each));
    return super.visitCatch(clause, null);
  }

  @Override
  public @Nullable Void visitExpressionStatement(
      ExpressionStatementTree statement, @Nullable Void none) {
    SourceText.call(statement)
        .ifPresent(call -> {
          String method = SourceText.method(call);
          if (method.equals("interrupt")) {
            source.drop(Operator.DROP_INTERRUPT, statement);
          } else if (JOINS.contains(method)) {
            source.drop(Operator.DROP_JOIN, statement);
          } else if (CLEAN_UPS.contains(method)) {
            source.drop(Operator.DROP_CLEAN_UP, statement);
          } else if (method.equals("start") && call.getArguments().isEmpty()) {
            source.replace(Operator.START_TO_RUN, call, source.renamed(call, "run"));
          }
        });
    return super.visitExpressionStatement(statement, null);
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void none) {
    String method = SourceText.method(call);
    if (method.equals("interrupted") || method.equals("isInterrupted")) {
      source.replace(Operator.DROP_INTERRUPT_TEST, call, "false");
    }
    String deaf = DEAF.get(method);
    if (deaf != null && call.getArguments().isEmpty()) {
      source.replace(Operator.DEAFEN, call, source.renamed(call, deaf));
    }
    return super.visitMethodInvocation(call, null);
  }
}
