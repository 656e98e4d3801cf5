// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.mutants;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreeScanner;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Mistakes by one: in capacities, counts, parties, permits, and in the tests of them.
final class Amounts extends TreeScanner<@Nullable Void, @Nullable Void> {

  private static final Set<String> COUNTED =
      Set.of(
          "ArrayBlockingQueue",
          "CountDownLatch",
          "CyclicBarrier",
          "LinkedBlockingDeque",
          "LinkedBlockingQueue",
          "Phaser",
          "Semaphore",
          "ThreadPoolExecutor");

  private static final Set<String> COUNTING =
      Set.of("acquire", "newFixedThreadPool", "release", "tryAcquire");

  private static final Map<String, String> NEIGHBOURS =
      Map.of("<", "<=", "<=", "<", ">", ">=", ">=", ">");

  private final SourceText source;

  Amounts(SourceText source) {
    this.source = source;
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree creation, @Nullable Void none) {
    String type = creation.getIdentifier().toString().replaceAll("<.*", "");
    if (COUNTED.contains(type)) {
      first(creation.getArguments());
    }
    return super.visitNewClass(creation, null);
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void none) {
    if (COUNTING.contains(SourceText.method(call))) {
      first(call.getArguments());
    }
    return super.visitMethodInvocation(call, null);
  }

  @Override
  public @Nullable Void visitNewArray(NewArrayTree array, @Nullable Void none) {
    first(array.getDimensions());
    return super.visitNewArray(array, null);
  }

  private void first(List<? extends ExpressionTree> amounts) {
    if (!amounts.isEmpty()) {
      ExpressionTree amount = amounts.getFirst();
      source.replace(Operator.ONE_MORE, amount, "(" + source.of(amount) + ") + 1");
      source.replace(Operator.ONE_LESS, amount, "(" + source.of(amount) + ") - 1");
    }
  }

  @Override
  public @Nullable Void visitBinary(BinaryTree test, @Nullable Void none) {
    int left = source.end(test.getLeftOperand());
    int right = source.start(test.getRightOperand());
    String sign = source.between(left, right).strip();
    String other = NEIGHBOURS.get(sign);
    if (other != null) {
      int start = source.find(sign, left);
      source.replace(Operator.BOUNDARY, start, start, start + sign.length(), other);
    }
    return super.visitBinary(test, null);
  }
}
