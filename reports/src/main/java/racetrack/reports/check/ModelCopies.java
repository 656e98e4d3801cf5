// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import racetrack.testkit.TimedWait;

/// Copies classes for models, with waits that a model can follow.
///
/// No model follows a wait with a time ([TimedWait]). In a copy, the thread gives the monitor up
/// and takes it again instead: a wait that ends at once. Any wait may, so whatever a copy shows in
/// a model, the class itself can do.
///
/// ## Source
///
/// *The Java Language Specification*, Java SE 25, 17.2.1: a wait may end for no reason.
///
/// @param folder where the copies go
record ModelCopies(Path folder) {

  private static final String ENDING = ".class";
  private static final String NANOS = "(JI)V";
  private static final ClassDesc MARKED = ClassDesc.of(TimedWait.class.getName());

  /// {@return the class for models: the same, where nothing in its folders waits with a time} Jars
  /// and folders with files that are no classes for this Java stay as they are.
  ///
  /// @param candidate the class
  Candidate of(Candidate candidate) {
    try (URLClassLoader loader =
        new URLClassLoader(
            Candidate.urls(candidate.classPath()), ModelCopies.class.getClassLoader())) {
      ClassFile tool =
          ClassFile.of(
              ClassFile.ClassHierarchyResolverOption.of(
                  ClassHierarchyResolver.ofResourceParsing(loader)));
      List<Path> shown = new ArrayList<>();
      for (Path part : candidate.classPath()) {
        shown.add(shown(part, folder.resolve("part-" + shown.size()), tool));
      }
      return new Candidate(candidate.name(), shown);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path shown(Path part, Path copy, ClassFile tool) throws IOException {
    try {
      return waits(part) ? copy(part, copy, tool) : part;
    } catch (IllegalArgumentException e) { // no class file, or one of another Java
      return part;
    }
  }

  private static boolean waits(Path part) throws IOException {
    if (!Files.isDirectory(part)) {
      return false;
    }
    for (Path file : files(part)) {
      if (isClass(file) && waits(ClassFile.of().parse(file))) {
        return true;
      }
    }
    return false;
  }

  private static boolean waits(ClassModel type) {
    return StreamSupport.stream(type.constantPool().spliterator(), false)
        .filter(MemberRefEntry.class::isInstance)
        .map(MemberRefEntry.class::cast)
        .anyMatch(member -> TimedWait.is(member.name().stringValue(), member.type().stringValue()));
  }

  /// All of the folder: what comes from outside has to stay in one place, by which it is known.
  private static Path copy(Path from, Path to, ClassFile tool) throws IOException {
    for (Path file : files(from)) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      if (isClass(file)) {
        Files.write(target, followed(tool.parse(file), tool));
      } else {
        Files.copy(file, target);
      }
    }
    return to;
  }

  private static byte[] followed(ClassModel type, ClassFile tool) {
    return tool.transformClass(type, ClassTransform.transformingMethodBodies(ModelCopies::follow));
  }

  private static void follow(CodeBuilder code, CodeElement element) {
    if (element instanceof InvokeInstruction call
        && TimedWait.is(call.name().stringValue(), call.type().stringValue())) {
      if (call.type().equalsString(NANOS)) {
        code.pop();
      }
      code.pop2()
          .dup()
          .monitorexit()
          .invokestatic(MARKED, TimedWait.MARK, ConstantDescs.MTD_void)
          .monitorenter();
    } else {
      code.with(element);
    }
  }

  private static boolean isClass(Path file) {
    return file.toString().endsWith(ENDING);
  }

  private static List<Path> files(Path part) throws IOException {
    try (Stream<Path> all = Files.walk(part)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
