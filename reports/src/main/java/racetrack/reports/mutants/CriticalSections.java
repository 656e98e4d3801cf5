// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.mutants;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/// Mistakes about what is guarded, and by which lock.
///
/// A critical section is a synchronized method or block, or a statement that takes a lock and the
/// `try` behind it that gives it back.
final class CriticalSections extends TreeScanner<@Nullable Void, @Nullable Void> {

  private static final Set<String> TAKING = Set.of("lock", "lockInterruptibly", "acquire");
  private static final Set<String> GIVING = Set.of("unlock", "release");
  private static final Map<String, String> TRYING =
      Map.of("lock", "tryLock", "lockInterruptibly", "tryLock", "acquire", "tryAcquire");
  private static final Set<String> FAIR =
      Set.of("ReentrantLock", "ReentrantReadWriteLock", "Semaphore", "ArrayBlockingQueue");

  private final SourceText source;
  private final Confinement confinement;

  /// The fields of each class that is being looked at, and their types.
  private final Deque<Map<String, String>> fields = new ArrayDeque<>();

  CriticalSections(SourceText source) {
    this.source = source;
    this.confinement = new Confinement(source.unit());
  }

  /// A lock, where it is taken, and the `try` that gives it back.
  private record Region(
      StatementTree taking, MethodInvocationTree call, TryTree body, StatementTree giving) {}

  @Override
  public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
    Map<String, String> own = new LinkedHashMap<>();
    for (Tree member : type.getMembers()) {
      if (member instanceof VariableTree field && field.getType() != null) {
        own.put(field.getName().toString(), field.getType().toString());
      }
    }
    fields.push(own);
    super.visitClass(type, null);
    fields.pop();
    return null;
  }

  @Override
  public @Nullable Void visitMethod(MethodTree method, @Nullable Void none) {
    if (method.getModifiers().getFlags().contains(Modifier.SYNCHRONIZED)) {
      int keyword = source.find("synchronized", method.getModifiers());
      int behind = keyword + "synchronized ".length();
      source.replace(Operator.DROP_SYNCHRONIZED, keyword, keyword, behind, "");
      if (!method.getModifiers().getFlags().contains(Modifier.STATIC)) {
        divide(method, keyword, behind);
      }
    }
    return super.visitMethod(method, null);
  }

  /// Moves the ends of the section into the method, and cuts it there.
  private void divide(MethodTree method, int keyword, int behind) {
    List<? extends StatementTree> statements = method.getBody().getStatements();
    int last = statements.size() - 1;
    if (last < 1) {
      return;
    }
    int first = source.start(statements.getFirst());
    int end = source.end(method.getBody()) - 1;
    String head = source.between(behind, first);
    for (int index = 1; index <= last; index++) {
      if (!matters(statements, index)) {
        continue;
      }
      int cut = source.end(statements.get(index - 1));
      String before = source.between(first, cut);
      String after = source.between(cut, end);
      int place = source.start(statements.get(index));
      if (index == 1) {
        source.replace(
            Operator.SHRINK_AT_THE_START,
            first,
            keyword,
            end,
            head + before + "\n    synchronized (this) {" + after + "}\n  ");
      }
      if (index == last) {
        source.replace(
            Operator.SHRINK_AT_THE_END,
            place,
            keyword,
            end,
            head + "synchronized (this) {\n    " + before + "\n    }" + after);
      }
      source.replace(
          Operator.SPLIT,
          place,
          keyword,
          end,
          head
              + "synchronized (this) {\n    "
              + before
              + "\n    }\n    synchronized (this) {"
              + after
              + "}\n  ");
    }
  }

  @Override
  public @Nullable Void visitSynchronized(SynchronizedTree section, @Nullable Void none) {
    int start = source.start(section);
    int block = source.start(section.getBlock());
    String head = source.between(start, block);
    String lock = lock(section);
    source.replace(Operator.DROP_SYNCHRONIZED, start, start, block, "");
    if (!lock.equals("this") && !lock.endsWith(".class")) {
      source.replace(Operator.OTHER_LOCK, start, start, block, "synchronized (this) ");
    }
    if (only(section.getBlock()) instanceof SynchronizedTree inner) {
      int innerBlock = source.start(inner.getBlock());
      String between = source.between(block, source.start(inner));
      String swapped =
          "synchronized (" + lock(inner) + ") " + between + "synchronized (" + lock + ") ";
      source.replace(Operator.SWAP_LOCKS, start, start, innerBlock, swapped);
    }
    shrink(section.getBlock(), start, source.end(section));
    cuts(section.getBlock(), "}\n" + head + "{\n");
    return super.visitSynchronized(section, null);
  }

  private String lock(SynchronizedTree section) {
    ExpressionTree lock = section.getExpression();
    return source.of(lock instanceof ParenthesizedTree inner ? inner.getExpression() : lock);
  }

  private static @Nullable StatementTree only(BlockTree block) {
    return block.getStatements().size() == 1 ? block.getStatements().getFirst() : null;
  }

  /// Moves the first statement of a section before it, and the last one behind it.
  private void shrink(BlockTree body, int start, int end) {
    List<? extends StatementTree> statements = body.getStatements();
    if (statements.size() < 2) {
      return;
    }
    StatementTree first = statements.getFirst();
    StatementTree last = statements.getLast();
    if (matters(statements, 1)) {
      source.replace(
          Operator.SHRINK_AT_THE_START,
          source.start(first),
          start,
          source.end(first),
          source.of(first) + "\n    " + source.between(start, source.start(first)));
    }
    if (matters(statements, statements.size() - 1)) {
      source.replace(
          Operator.SHRINK_AT_THE_END,
          source.start(last),
          source.start(last),
          end,
          source.between(source.end(last), end) + "\n    " + source.of(last));
    }
  }

  /// Whether other threads can tell that the lock is free before one of the statements of a
  /// section: those on both sides concern them.
  private boolean matters(List<? extends StatementTree> statements, int index) {
    return !confinement.holds(statements.subList(0, index))
        && !confinement.holds(statements.subList(index, statements.size()));
  }

  /// Puts a text between any two statements of a section.
  private void cuts(BlockTree body, String cut) {
    List<? extends StatementTree> statements = body.getStatements();
    for (int index = 1; index < statements.size(); index++) {
      if (matters(statements, index)) {
        int start = source.start(statements.get(index));
        source.replace(Operator.SPLIT, start, start, start, cut);
      }
    }
  }

  @Override
  public @Nullable Void visitBlock(BlockTree block, @Nullable Void none) {
    List<? extends StatementTree> statements = block.getStatements();
    for (int index = 0; index + 1 < statements.size(); index++) {
      region(statements.get(index), statements.get(index + 1)).ifPresent(this::mutate);
    }
    return super.visitBlock(block, null);
  }

  private Optional<Region> region(StatementTree taking, StatementTree behind) {
    Optional<MethodInvocationTree> call =
        SourceText.call(taking).filter(c -> TAKING.contains(SourceText.method(c)));
    if (call.isEmpty()
        || !(behind instanceof TryTree body)
        || body.getFinallyBlock() == null
        || !body.getResources().isEmpty()) {
      return Optional.empty();
    }
    String lock = source.receiver(call.get());
    return body.getFinallyBlock().getStatements().stream()
        .filter(statement ->
            SourceText.call(statement)
                .filter(c -> GIVING.contains(SourceText.method(c)))
                .filter(c -> source.receiver(c).equals(lock))
                .isPresent())
        .findFirst()
        .map(giving -> new Region(taking, call.get(), body, giving));
  }

  private void mutate(Region region) {
    int start = source.start(region.taking());
    int end = source.end(region.body());
    BlockTree body = region.body().getBlock();
    String taking = source.of(region.taking());
    String giving = source.of(region.giving());
    source.replace(
        Operator.DROP_LOCK,
        start,
        start,
        end,
        source.between(source.end(region.taking()), source.start(region.giving())).strip()
            + source.between(source.end(region.giving()), end));
    shrink(body, start, end);
    cuts(body, giving + "\n" + taking + "\n");
    otherLock(region)
        .ifPresent(other -> {
          String lock = source.receiver(region.call());
          source.replace(
              Operator.OTHER_LOCK,
              start,
              start,
              end,
              other
                  + source.between(start + lock.length(), source.start(region.giving()))
                  + other
                  + source.between(source.start(region.giving()) + lock.length(), end));
        });
    swap(region);
  }

  /// Another field of the same type, if the lock is a field.
  private Optional<String> otherLock(Region region) {
    String lock = source.receiver(region.call());
    Map<String, String> own = fields.getFirst();
    String type = own.get(lock);
    return own.entrySet().stream()
        .filter(field -> field.getValue().equals(type) && !field.getKey().equals(lock))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /// Swaps this lock with one that is taken at once inside.
  private void swap(Region outer) {
    List<? extends StatementTree> statements = outer.body().getBlock().getStatements();
    if (statements.size() < 2) {
      return;
    }
    region(statements.get(0), statements.get(1))
        .ifPresent(inner -> {
          int start = source.start(outer.taking());
          int innerStart = source.start(inner.taking());
          String lock = source.receiver(outer.call());
          String innerLock = source.receiver(inner.call());
          source.replace(
              Operator.SWAP_LOCKS,
              start,
              start,
              innerStart + innerLock.length(),
              innerLock + source.between(start + lock.length(), innerStart) + lock);
        });
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void none) {
    String other = TRYING.get(SourceText.method(call));
    if (other != null && !source.receiver(call).isEmpty()) {
      source.replace(Operator.TRY_LOCK, call, source.renamed(call, other));
    }
    return super.visitMethodInvocation(call, null);
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree creation, @Nullable Void none) {
    String type = creation.getIdentifier().toString().replaceAll("<.*", "");
    if (FAIR.contains(type)
        && !creation.getArguments().isEmpty()
        && source.of(creation.getArguments().getLast()).equals("true")) {
      source.replace(Operator.DROP_FAIRNESS, creation.getArguments().getLast(), "false");
    }
    return super.visitNewClass(creation, null);
  }
}
