// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.mutants;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/// Mistakes about what other threads see, and about steps that have to be one.
///
/// The name of a handle on a field or array is in capitals, as that of any other constant: so it is
/// told from the atomics, whose methods are called alike.
final class MemoryAccesses extends TreeScanner<@Nullable Void, @Nullable Void> {

  private static final Map<String, String> WEAKER =
      Map.of(
          "getAcquire", "getPlain",
          "getOpaque", "getPlain",
          "setRelease", "setPlain",
          "setOpaque", "setPlain",
          "lazySet", "setPlain",
          "getVolatile", "get",
          "setVolatile", "setRelease");
  private static final Map<String, String> WEAKER_OF_HANDLES =
      Map.of("getPlain", "get", "setPlain", "set");
  private static final Set<String> FENCES =
      Set.of("fullFence", "acquireFence", "releaseFence", "storeStoreFence", "loadLoadFence");

  /// Updates, and what they add; null for their argument.
  private static final Map<String, String> ADDED =
      Map.of(
          "incrementAndGet", "1",
          "getAndIncrement", "1",
          "decrementAndGet", "-1",
          "getAndDecrement", "-1");

  private final SourceText source;
  private final Set<String> held;

  /// The types of the fields and variables with these names, wherever they are.
  private final Map<String, String> types = new HashMap<>();

  /// Prepares to look at a source.
  ///
  /// @param source the source
  /// @param held the names of the types that plain fields hold
  MemoryAccesses(SourceText source, Set<String> held) {
    this.source = source;
    this.held = held;
  }

  @Override
  public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
    List<VariableTree> fields =
        type.getMembers().stream()
            .filter(VariableTree.class::isInstance)
            .map(VariableTree.class::cast)
            .toList();
    fields.forEach(field -> types.put(field.getName().toString(), String.valueOf(field.getType())));
    fields.stream()
        .filter(field -> has(field, Modifier.VOLATILE))
        .forEach(field -> {
          int keyword = source.find("volatile ", field.getModifiers());
          source.replace(
              Operator.DROP_VOLATILE, keyword, keyword, keyword + "volatile ".length(), "");
        });
    if (type.getKind() == Tree.Kind.CLASS && held.contains(type.getSimpleName().toString())) {
      dropFinal(
          fields.stream()
              .filter(field -> has(field, Modifier.FINAL) && !has(field, Modifier.STATIC))
              .toList());
    }
    return super.visitClass(type, null);
  }

  private static boolean has(VariableTree field, Modifier modifier) {
    return field.getModifiers().getFlags().contains(modifier);
  }

  /// All of a class at once: one final field that is left keeps the others safe on today's JVMs,
  /// which put one fence behind the constructor for all.
  private void dropFinal(List<VariableTree> fields) {
    if (fields.isEmpty()) {
      return;
    }
    int start = source.start(fields.getFirst());
    int first = source.find("final ", fields.getFirst().getModifiers());
    StringBuilder text = new StringBuilder();
    int copied = start;
    for (VariableTree field : fields) {
      int keyword = source.find("final ", field.getModifiers());
      text.append(source.between(copied, keyword));
      copied = keyword + "final ".length();
    }
    source.replace(Operator.DROP_FINAL, first, start, copied, text.toString());
  }

  @Override
  public @Nullable Void visitExpressionStatement(
      ExpressionStatementTree statement, @Nullable Void none) {
    SourceText.call(statement)
        .ifPresent(call -> {
          String method = SourceText.method(call);
          if (FENCES.contains(method)) {
            source.drop(Operator.DROP_FENCE, statement);
          } else if (method.equals("set") && isAtomic(call)) {
            source.replace(Operator.WEAKEN, call, source.renamed(call, "setRelease"));
          }
        });
    return super.visitExpressionStatement(statement, null);
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void none) {
    String method = SourceText.method(call);
    if (method.equals("compareAndSet")) {
      splitCas(call);
    } else if (WEAKER.containsKey(method)) {
      String weaker = WEAKER.getOrDefault(method, "");
      source.replace(
          Operator.WEAKEN,
          call,
          source.renamed(
              call, isHandle(call) ? WEAKER_OF_HANDLES.getOrDefault(weaker, weaker) : weaker));
    } else if (method.equals("putIfAbsent")) {
      source.replace(Operator.PUT_IF_ABSENT_TO_PUT, call, source.renamed(call, "put"));
    } else {
      splitUpdate(call, method);
    }
    return super.visitMethodInvocation(call, null);
  }

  private boolean isHandle(MethodInvocationTree call) {
    String type = type(call);
    return type.equals("VarHandle")
        || (type.isEmpty()
            && !call.getArguments().isEmpty()
            && source.receiver(call).matches("(?:\\w+\\.)?[A-Z][A-Z_0-9]*"));
  }

  private boolean isAtomic(MethodInvocationTree call) {
    return type(call).startsWith("Atomic");
  }

  private String type(MethodInvocationTree call) {
    return types.getOrDefault(source.receiver(call).replaceFirst("^this\\.", ""), "");
  }

  private void splitCas(MethodInvocationTree call) {
    String receiver = source.receiver(call);
    List<String> arguments = call.getArguments().stream().map(source::of).toList();
    if (receiver.isEmpty() || arguments.size() < 2) {
      return; // the method of a synchronizer
    }
    List<String> place = arguments.subList(0, arguments.size() - 2);
    String expected = arguments.get(arguments.size() - 2);
    String next = arguments.getLast();
    String where = String.join(", ", place);
    String swap =
        "%s.getAndSet(%s%s)".formatted(receiver, place.isEmpty() ? "" : where + ", ", next);
    String get = "%s.%s(%s)".formatted(receiver, isHandle(call) ? "getVolatile" : "get", where);
    source.replace(Operator.CAS_TO_SET, call, same(call, swap, expected));
    source.replace(
        Operator.SPLIT_CAS,
        call,
        "(%s && (java.util.Objects.isNull(%s) || true))"
            .formatted(same(call, get, expected), swap));
  }

  /// A handle's values come as objects.
  private String same(MethodInvocationTree call, String value, String expected) {
    return isHandle(call)
        ? "java.util.Objects.equals(%s, %s)".formatted(value, expected)
        : "(%s == %s)".formatted(value, expected);
  }

  private void splitUpdate(MethodInvocationTree call, String method) {
    added(call, method)
        .ifPresent(added -> {
          String receiver = source.receiver(call);
          boolean isHandle = isHandle(call);
          String place =
              isHandle
                  ? call.getArguments().stream()
                      .limit(call.getArguments().size() - 1L)
                      .map(source::of)
                      .collect(Collectors.joining(", "))
                  : "";
          String get = isHandle ? "(long) %s.getVolatile(%s)" : "%s.get(%s)";
          String set = isHandle ? "%s.setVolatile(%s, seen$ + %s)" : "%s.set(%sseen$ + %s)";
          String number = isHandle || type(call).endsWith("Long") ? "Long" : "Int";
          source.replace(
              Operator.SPLIT_UPDATE,
              call,
              ("((java.util.function.%sSupplier) () -> { %s seen$ = "
                      + get
                      + "; "
                      + set
                      + ";"
                      + " return seen$%s; }).getAs%s()")
                  .formatted(
                      number,
                      number.equals("Long") ? "long" : "int",
                      receiver,
                      place,
                      receiver,
                      place,
                      added,
                      method.startsWith("getAnd") ? "" : " + " + added,
                      number));
        });
  }

  /// What an update adds, if it is one.
  private Optional<String> added(MethodInvocationTree call, String method) {
    List<? extends ExpressionTree> arguments = call.getArguments();
    boolean isHandle = isHandle(call);
    if (!isHandle && !type(call).equals("AtomicInteger") && !type(call).equals("AtomicLong")) {
      return Optional.empty();
    }
    if (ADDED.containsKey(method) && arguments.isEmpty()) {
      return Optional.of("(" + ADDED.getOrDefault(method, "") + ")");
    }
    boolean adds = method.equals("getAndAdd") || (method.equals("addAndGet") && !isHandle);
    return adds && !arguments.isEmpty()
        ? Optional.of("(" + source.of(arguments.getLast()) + ")")
        : Optional.empty();
  }
}
