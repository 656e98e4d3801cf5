// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.mutants;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/// Mistakes about waiting for something, and about telling those who wait.
final class Signals extends TreePathScanner<@Nullable Void, @Nullable Void> {

  private static final Set<String> WAITS =
      Set.of(
          "wait",
          "await",
          "awaitNanos",
          "awaitUninterruptibly",
          "park",
          "parkNanos",
          "acquire",
          "acquireUninterruptibly");

  /// These need no lock, so they can be given too early.
  private static final Set<String> FREE_SIGNALS =
      Set.of("unpark", "countDown", "release", "arrive", "arriveAndDeregister");

  private static final Map<String, String> TO_ONE =
      Map.of("notifyAll", "notify", "signalAll", "signal");
  private static final Map<String, String> TO_ALL =
      Map.of("notify", "notifyAll", "signal", "signalAll");

  /// Waits whose last argument is a number of nanoseconds or milliseconds.
  private static final Set<String> TIMED = Set.of("awaitNanos", "parkNanos", "wait", "join");

  /// Waits whose last arguments are an amount and a unit.
  private static final Set<String> TIMED_BY_UNIT =
      Set.of(
          "await",
          "awaitTermination",
          "get",
          "invokeAll",
          "invokeAny",
          "offer",
          "orTimeout",
          "poll",
          "schedule",
          "tryAcquire",
          "tryLock",
          "waitFor");

  private final SourceText source;

  Signals(SourceText source) {
    this.source = source;
  }

  @Override
  public @Nullable Void visitWhileLoop(WhileLoopTree loop, @Nullable Void none) {
    if (!source.of(loop.getCondition()).equals("(true)")) {
      int start = source.start(loop);
      source.replace(Operator.WHILE_TO_IF, start, start, start + "while".length(), "if");
    }
    return super.visitWhileLoop(loop, null);
  }

  @Override
  public @Nullable Void visitDoWhileLoop(DoWhileLoopTree loop, @Nullable Void none) {
    source.replace(Operator.WHILE_TO_IF, loop.getCondition(), "(false)");
    return super.visitDoWhileLoop(loop, null);
  }

  @Override
  public @Nullable Void visitBlock(BlockTree block, @Nullable Void none) {
    StatementTree before = null;
    for (StatementTree statement : block.getStatements()) {
      boolean isFree =
          SourceText.call(statement)
              .filter(call -> FREE_SIGNALS.contains(SourceText.method(call)))
              .isPresent();
      if (isFree && before != null) {
        source.replace(
            Operator.MOVE_SIGNAL,
            source.start(statement),
            source.start(before),
            source.end(statement),
            source.of(statement)
                + source.between(source.end(before), source.start(statement))
                + source.of(before));
      }
      before = statement;
    }
    return super.visitBlock(block, null);
  }

  @Override
  public @Nullable Void visitExpressionStatement(
      ExpressionStatementTree statement, @Nullable Void none) {
    SourceText.call(statement)
        .map(SourceText::method)
        .ifPresent(method -> {
          if (WAITS.contains(method)) {
            source.drop(Operator.DROP_WAIT, statement);
          } else if (FREE_SIGNALS.contains(method)
              || TO_ALL.containsKey(method)
              || TO_ONE.containsKey(method)) {
            source.drop(Operator.DROP_SIGNAL, statement);
          }
        });
    return super.visitExpressionStatement(statement, null);
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void none) {
    String method = SourceText.method(call);
    if (TO_ONE.containsKey(method)) {
      source.replace(
          Operator.SIGNAL_ONE, call, source.renamed(call, TO_ONE.getOrDefault(method, "")));
    } else if (TO_ALL.containsKey(method)) {
      source.replace(
          Operator.SIGNAL_ALL, call, source.renamed(call, TO_ALL.getOrDefault(method, "")));
    }
    List<? extends ExpressionTree> arguments = call.getArguments();
    if (TIMED.contains(method) && !arguments.isEmpty()) {
      limit(arguments.getLast());
    } else if (TIMED_BY_UNIT.contains(method) && arguments.size() > 1) {
      limit(arguments.get(arguments.size() - 2));
    }
    return super.visitMethodInvocation(call, null);
  }

  private void limit(ExpressionTree time) {
    source.replace(Operator.TIMEOUT_TO_ZERO, time, "0");
    source.replace(Operator.DROP_TIMEOUT, time, "Long.MAX_VALUE");
  }

  @Override
  public @Nullable Void visitIf(IfTree test, @Nullable Void none) {
    if (test.getElseStatement() == null && jumps(test.getThenStatement()) && isShared()) {
      source.drop(Operator.DROP_CHECK, test);
    }
    return super.visitIf(test, null);
  }

  private static boolean jumps(StatementTree statement) {
    return switch (statement.getKind()) {
      case RETURN, THROW, BREAK, CONTINUE -> true;
      case BLOCK -> {
        List<? extends StatementTree> statements = ((BlockTree) statement).getStatements();
        yield !statements.isEmpty() && jumps(statements.getLast());
      }
      default -> false;
    };
  }

  /// Whether other threads matter here: the place is in a critical section or a loop.
  private boolean isShared() {
    for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
      Tree tree = path.getLeaf();
      if (tree instanceof MethodTree method) {
        return method.getModifiers().getFlags().contains(Modifier.SYNCHRONIZED);
      }
      boolean isSection =
          tree instanceof SynchronizedTree
              || (tree instanceof TryTree section && section.getFinallyBlock() != null);
      if (isSection || isLoop(tree)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLoop(Tree tree) {
    return switch (tree.getKind()) {
      case WHILE_LOOP, DO_WHILE_LOOP, FOR_LOOP -> true;
      default -> false;
    };
  }
}
