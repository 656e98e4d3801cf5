// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.steps;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import racetrack.reports.labs.predict.steps.Step.Kind;

/// Rewrites the code of one method: each step first calls [Steps].
final class StepTransform implements CodeTransform {

  private static final ClassDesc STEPS = ClassDesc.of(Steps.class.getName());
  private static final MethodTypeDesc STEP =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
  private static final MethodTypeDesc ENTER =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object, ConstantDescs.CD_int);
  private static final MethodTypeDesc EXIT =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object);

  /// Calls that would block, or must be known to the scheduler: the method of [Steps] that takes
  /// their place, by class, name and descriptor.
  private static final Map<Pattern, Replacement> REPLACED =
      Map.ofEntries(
          entry(".*\\.wait\\(\\)V", "await", Object.class),
          entry(".*\\.notify\\(\\)V", "signal", Object.class),
          entry(".*\\.notifyAll\\(\\)V", "signalAll", Object.class),
          entry("java/lang/Thread\\.start\\(\\)V", "start", Thread.class),
          entry("java/lang/Thread\\.join\\(\\)V", "join", Thread.class),
          entry("java/lang/Thread\\.interrupt\\(\\)V", "interrupt", Thread.class),
          entry("java/lang/Thread\\.isInterrupted\\(\\)Z", "isInterrupted", Thread.class),
          entry(
              "java/util/concurrent/locks/.*\\.lock\\(\\)V",
              "lock",
              java.util.concurrent.locks.Lock.class),
          entry(
              "java/util/concurrent/Semaphore\\.acquire\\(\\)V",
              "acquire",
              java.util.concurrent.Semaphore.class),
          entry(
              "java/util/concurrent/CountDownLatch\\.await\\(\\)V",
              "await",
              java.util.concurrent.CountDownLatch.class),
          entry(
              "java/util/concurrent/.*Queue\\.take\\(\\).*",
              "take",
              java.util.concurrent.BlockingQueue.class),
          entry(
              "java/util/concurrent/.*Future\\.get\\(\\).*",
              "get",
              java.util.concurrent.Future.class),
          entry(
              "java/util/concurrent/.*Future\\.join\\(\\).*",
              "join",
              java.util.concurrent.CompletableFuture.class));

  /// Calls that are one step each. Other calls are none: they go to the program itself, or to
  /// values that nobody changes.
  private static final Pattern STEP_CALL =
      Pattern.compile(
          "java/util/concurrent/(?!TimeUnit).*|java/util/(\\w*Map|\\w*List|\\w*Queue|\\w*Deque|Iterator|Set|HashSet|Collection|Map\\$Entry)\\..*");

  private record Replacement(String name, ClassDesc receiver) {}

  private final MethodModel method;
  private final boolean isSynchronized;
  private final Set<String> sharedFields;
  private final List<Step> steps;
  private int line;

  StepTransform(
      MethodModel method, boolean isSynchronized, Set<String> sharedFields, List<Step> steps) {
    this.method = method;
    this.isSynchronized = isSynchronized;
    this.sharedFields = sharedFields;
    this.steps = steps;
  }

  private static Map.Entry<Pattern, Replacement> entry(String call, String name, Class<?> type) {
    return Map.entry(Pattern.compile(call), new Replacement(name, ClassDesc.of(type.getName())));
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    switch (element) {
      case LineNumber number -> {
        boolean first = line == 0;
        line = number.line();
        code.with(element);
        if (first && isSynchronized) {
          loadMonitor(code);
          code.loadConstant(next(Kind.LOCK, "")).invokestatic(STEPS, "enter", ENTER);
        }
      }
      case FieldInstruction field -> {
        field(code, field);
        code.with(element);
      }
      case ArrayLoadInstruction _ -> {
        access(code, Kind.READ, "the element");
        code.with(element);
      }
      case ArrayStoreInstruction _ -> {
        access(code, Kind.WRITE, "the element");
        code.with(element);
      }
      case MonitorInstruction monitor when monitor.opcode() == Opcode.MONITORENTER ->
          code.loadConstant(next(Kind.LOCK, "")).invokestatic(STEPS, "enter", ENTER);
      case MonitorInstruction _ -> code.invokestatic(STEPS, "exit", EXIT);
      case ReturnInstruction _ when isSynchronized -> {
        loadMonitor(code);
        code.invokestatic(STEPS, "exit", EXIT).with(element);
      }
      case InvokeInstruction call -> call(code, call);
      default -> code.with(element);
    }
  }

  private void loadMonitor(CodeBuilder code) {
    if ((method.flags().flagsMask() & ClassFile.ACC_STATIC) == 0) {
      code.aload(0);
    } else {
      code.loadConstant(method.parent().orElseThrow().thisClass().asSymbol());
    }
  }

  private void field(CodeBuilder code, FieldInstruction field) {
    String name = field.name().stringValue();
    if (sharedFields.contains(field.owner().asInternalName() + "." + name)) {
      boolean reads = field.opcode() == Opcode.GETFIELD || field.opcode() == Opcode.GETSTATIC;
      access(code, reads ? Kind.READ : Kind.WRITE, name);
    }
  }

  private void call(CodeBuilder code, InvokeInstruction call) {
    String name = call.name().stringValue();
    String target = call.owner().asInternalName() + "." + name + call.type().stringValue();
    for (Map.Entry<Pattern, Replacement> each : REPLACED.entrySet()) {
      if (each.getKey().matcher(target).matches()) {
        replace(code, call, each.getValue());
        return;
      }
    }
    if (target.equals("java/lang/Thread.sleep(J)V")) {
      code.loadConstant(next(Kind.CALL, name))
          .invokestatic(
              STEPS,
              "sleep",
              MethodTypeDesc.of(
                  ConstantDescs.CD_void, ConstantDescs.CD_long, ConstantDescs.CD_int));
      return;
    }
    if (target.matches("java/util/concurrent/.*Queue\\.put\\(Ljava/lang/Object;\\)V")) {
      code.loadConstant(next(Kind.CALL, name))
          .invokestatic(
              STEPS,
              "put",
              MethodTypeDesc.of(
                  ConstantDescs.CD_void,
                  ClassDesc.of("java.util.concurrent.BlockingQueue"),
                  ConstantDescs.CD_Object,
                  ConstantDescs.CD_int));
      return;
    }
    if (STEP_CALL.matcher(target).matches() && !name.equals("<init>") && !isFactory(call)) {
      access(code, Kind.CALL, name);
    }
    code.with(call);
  }

  private static boolean isFactory(InvokeInstruction call) {
    return call.opcode() == Opcode.INVOKESTATIC;
  }

  private void replace(CodeBuilder code, InvokeInstruction call, Replacement replacement) {
    String name = call.name().stringValue();
    ClassDesc result = call.typeSymbol().returnType();
    int step = next(Kind.CALL, name);
    if (name.equals("wait")) {
      next(Kind.WAKE, "");
    }
    code.loadConstant(step)
        .invokestatic(
            STEPS,
            replacement.name,
            MethodTypeDesc.of(result, replacement.receiver, ConstantDescs.CD_int));
  }

  private void access(CodeBuilder code, Kind kind, String name) {
    code.loadConstant(next(kind, name)).invokestatic(STEPS, "access", STEP);
  }

  private int next(Kind kind, String name) {
    String type = method.parent().orElseThrow().thisClass().asInternalName();
    steps.add(
        new Step(
            type.substring(type.lastIndexOf('/') + 1),
            method.methodName().stringValue(),
            line,
            kind,
            name));
    return steps.size() - 1;
  }
}
