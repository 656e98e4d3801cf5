// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What a class does, instruction for instruction, whatever it and its private fields are called:
/// two classes of which this is the same break the same promises.
final class SameCode {

  private SameCode() {}

  /// {@return the fields and the code of a class file, on a line each}
  ///
  /// @param bytes the class file
  /// @param around the class file of the class around it, or itself
  /// @param home the package of the kit's classes, with slashes, which is left out
  /// @param titles what classes are called instead, by their names without packages
  static String of(byte[] bytes, byte[] around, String home, Map<String, String> titles) {
    ClassModel type = ClassFile.of().parse(bytes);
    ClassModel outer = ClassFile.of().parse(around);
    List<String> lines = new ArrayList<>();
    type.fields()
        .forEach(field ->
            lines.add("field %s %s".formatted(field.fieldType(), field.flags().flagsMask() & ~7)));
    type.methods().stream()
        .filter(method -> !method.methodName().equalsString("$deserializeLambda$"))
        .forEach(method -> add(method, lines));
    String text = numbered(type, numbered(outer, String.join("\n", lines)));
    text =
        text.replace(home, "")
            .replace(home.replace('/', '$'), "")
            .replaceAll("(lambda\\$\\w+\\$)[0-9a-f]{8}(?=\\$)", "$1"); // a hash of the class's name
    for (Map.Entry<String, String> title : titles.entrySet()) {
      text =
          text.replaceAll(
              "(?<![a-z0-9$])" + Pattern.quote(title.getKey()) + "(?!\\w)", title.getValue());
    }
    return text;
  }

  /// Names the fields of a class by their numbers.
  private static String numbered(ClassModel type, String text) {
    String numbered = text;
    for (int i = 0; i < type.fields().size(); i++) {
      String field = type.fields().get(i).fieldName().stringValue();
      String named = "field=%s.%s:".formatted(type.thisClass().asInternalName(), field);
      numbered = numbered.replace(named, "field %d of %s:".formatted(i, type.fields().size()));
    }
    return numbered;
  }

  /// Who may call it is another matter: a stranger's class has no package.
  private static void add(MethodModel method, List<String> lines) {
    lines.add("method " + method.methodName() + method.methodType());
    method
        .code()
        .ifPresent(code -> {
          CodeAttribute attribute = (CodeAttribute) code;
          for (CodeElement element : attribute.elementList()) {
            switch (element) {
              case BranchInstruction jump ->
                  lines.add(jump.opcode() + " " + attribute.labelToBci(jump.target()));
              case TableSwitchInstruction table ->
                  lines.add(jumps(attribute, table.defaultTarget(), table.cases()));
              case LookupSwitchInstruction lookup ->
                  lines.add(jumps(attribute, lookup.defaultTarget(), lookup.cases()));
              case ExceptionCatch caught ->
                  lines.add(
                      "catch %s %d %d %d"
                          .formatted(
                              caught.catchType(),
                              attribute.labelToBci(caught.tryStart()),
                              attribute.labelToBci(caught.tryEnd()),
                              attribute.labelToBci(caught.handler())));
              case Instruction instruction -> lines.add(instruction.toString());
              default -> {
                // What a debugger needs says nothing of what is done.
              }
            }
          }
        });
  }

  private static String jumps(CodeAttribute code, Label otherwise, List<SwitchCase> cases) {
    StringBuilder text = new StringBuilder("switch");
    cases.forEach(
        one -> text.append(" %d:%d".formatted(one.caseValue(), code.labelToBci(one.target()))));
    return text.append(" default:").append(code.labelToBci(otherwise)).toString();
  }
}
