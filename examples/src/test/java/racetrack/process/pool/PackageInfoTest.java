// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.AccessFlag;
import java.lang.reflect.Field;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What `package-info` says of the dispatcher's lock.
///
/// The lock guards fields of several classes, and is taken by a [Decision], where Error Prone's
/// check of `@GuardedBy` does not see it. So this looks into the class files: who uses a guarded
/// field, or calls a method that does, has a decision, or has taken the lock, or is called by
/// nobody but those who have. What is guarded is read from the table of locks.
class PackageInfoTest {

  /// The package, as class files name it.
  static final String HOME = "racetrack/process/pool/";

  private static final Pattern ROW = Pattern.compile("(?m)^/// \\| `Dispatcher\\.lock`.*");
  private static final Pattern WHOLE = Pattern.compile("all of ((?:\\[\\w+](?:, )?)+)");
  private static final Pattern FIELDS = Pattern.compile("\\[(\\w+)]: ((?:`\\w+`(?:, )?)+)");
  private static final Pattern WORD = Pattern.compile("\\w+");

  /// It looks without the lock, as the table of access modes says.
  private static final Set<String> BENIGN = Set.of("Task.help(J)V");

  private final Map<String, Method> methods = new TreeMap<>();
  private final Set<String> whole = new TreeSet<>();
  private final Set<String> guarded = new TreeSet<>();

  /// A method and what it does.
  ///
  /// @param isWhole whether all of its class is guarded
  /// @param isEntry whether it is one of the dispatcher's methods that others call
  /// @param hasTheLock whether it takes the lock, or is given a decision
  /// @param isConstructor whether nobody else can know its object yet
  /// @param uses the fields and methods of this package that it uses, as in `Task.losses`
  /// @param later the methods of which it makes lambdas that run later
  private record Method(
      boolean isWhole,
      boolean isEntry,
      boolean hasTheLock,
      boolean isConstructor,
      Set<String> uses,
      Set<String> later) {

    /// {@return whether its callers need the lock, for what it uses}
    boolean passesOn(Set<String> guarded) {
      return !isEntry && lacksTheLock(guarded);
    }

    boolean lacksTheLock(Set<String> guarded) {
      return !hasTheLock && !isConstructor && uses.stream().anyMatch(guarded::contains);
    }
  }

  @BeforeEach
  void read() throws IOException, URISyntaxException {
    readTheTable();
    readTheClasses();
  }

  /// {@return the source of `package-info`}
  static String text() throws IOException {
    try (InputStream source =
        requireNonNull(PackageInfoTest.class.getResourceAsStream("package-info.java"))) {
      return new String(source.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void readTheTable() throws IOException {
    Matcher row = ROW.matcher(text());
    assertTrue(row.find(), "the table of locks has no row for the dispatcher's lock");
    WHOLE.matcher(row.group()).results().forEach(found -> whole.addAll(words(found.group(1))));
    FIELDS
        .matcher(row.group())
        .results()
        .forEach(found ->
            words(found.group(2)).forEach(field -> guarded.add(found.group(1) + "." + field)));
  }

  private void readTheClasses() throws IOException, URISyntaxException {
    for (ClassModel type : classes()) {
      String owner = simpleName(type.thisClass().asInternalName());
      if (whole.contains(owner)) {
        type.fields().stream()
            .filter(PackageInfoTest::changes)
            .forEach(field -> guarded.add(owner + "." + field.fieldName().stringValue()));
      }
      for (MethodModel method : type.methods()) {
        method
            .code()
            .ifPresent(code -> methods.put(name(owner, method), read(owner, method, code)));
      }
    }
  }

  /// {@return the class files of this package, but those of its tests}
  static List<ClassModel> classes() throws IOException, URISyntaxException {
    URL one = requireNonNull(Dispatcher.class.getResource("Dispatcher.class"));
    Path folder = requireNonNull(Path.of(one.toURI()).getParent());
    List<ClassModel> classes = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        classes.add(ClassFile.of().parse(file));
      }
    }
    return classes;
  }

  /// Whether a field is no constant, or a collection.
  private static boolean changes(FieldModel field) {
    String type = field.fieldType().stringValue();
    boolean isCollection = type.startsWith("Ljava/util/") && !type.contains("/function/");
    return isCollection || !field.flags().has(AccessFlag.FINAL);
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(MatchResult::group).toList();
  }

  private static String simpleName(String internalName) {
    return internalName.startsWith(HOME) ? internalName.substring(HOME.length()) : internalName;
  }

  private static String name(String owner, MethodModel method) {
    return owner + "." + method.methodName().stringValue() + method.methodType().stringValue();
  }

  private Method read(String owner, MethodModel method, CodeModel code) {
    Set<String> uses = new TreeSet<>();
    Set<String> later = new TreeSet<>();
    List<String> made = new ArrayList<>();
    for (CodeElement element : code) {
      switch (element) {
        case FieldInstruction field ->
            uses.add(simpleName(field.owner().asInternalName()) + "." + field.name().stringValue());
        case InvokeDynamicInstruction lambda -> made.addAll(lambdas(lambda));
        case InvokeInstruction call -> {
          String type = call.owner().asInternalName();
          uses.add(simpleName(type) + "." + call.name().stringValue() + call.type().stringValue());
          (type.startsWith("java/util/") ? uses : later).addAll(made);
          made.clear();
        }
        default -> {}
      }
    }
    uses.addAll(made);
    String decision = HOME + "Decision";
    return new Method(
        whole.contains(owner.replaceFirst("\\$.*", "")),
        owner.equals("Dispatcher") && !method.flags().has(AccessFlag.PRIVATE),
        method.methodType().stringValue().contains(decision)
            || uses.stream().anyMatch(use -> use.startsWith("Decision.<init>"))
            || uses.contains("java/util/concurrent/locks/ReentrantLock.lock()V"),
        method.methodName().equalsString("<init>"),
        uses,
        later);
  }

  /// The methods of this package that a lambda or a method reference stands for.
  private static List<String> lambdas(InvokeDynamicInstruction instruction) {
    return instruction.bootstrapArgs().stream()
        .filter(DirectMethodHandleDesc.class::isInstance)
        .map(DirectMethodHandleDesc.class::cast)
        .map(handle ->
            handle.owner().displayName() + "." + handle.methodName() + handle.lookupDescriptor())
        .toList();
  }

  /// Adds what needs the lock since it uses what is guarded, until nothing is added.
  private void spread() {
    methods.forEach((name, method) -> {
      if (method.isWhole() && !method.isConstructor() && !name.contains(".lambda$")) {
        guarded.add(name);
      }
    });
    Set<String> more;
    do {
      more =
          methods.entrySet().stream()
              .filter(method -> method.getValue().passesOn(guarded))
              .map(Map.Entry::getKey)
              .filter(name -> !guarded.contains(name) && !BENIGN.contains(name))
              .collect(Collectors.toCollection(TreeSet::new));
      guarded.addAll(more);
    } while (!more.isEmpty());
  }

  @Test
  void namesClassesAndFieldsThatAreThere() throws ReflectiveOperationException {
    assertEquals(4, whole.size(), whole::toString);
    for (String field : guarded) {
      String[] parts = field.split("\\.", 2);
      Field _ = Class.forName("racetrack.process.pool." + parts[0]).getDeclaredField(parts[1]);
    }
    assertTrue(guarded.size() >= 12, guarded::toString);
  }

  @Test
  void isUsedWithTheLockOnly() {
    spread();
    Set<String> called = new TreeSet<>();
    Set<String> withoutIt = new TreeSet<>();
    methods.forEach((name, method) -> {
      called.addAll(method.uses());
      method.later().stream()
          .filter(guarded::contains)
          .forEach(lambda -> withoutIt.add(lambda + " runs later, when the lock is free"));
    });
    methods.forEach((name, method) -> {
      boolean isOnItsOwn = guarded.contains(name) && !method.isWhole() && !called.contains(name);
      if (isOnItsOwn || (method.isEntry() && method.lacksTheLock(guarded))) {
        withoutIt.add(name + " does not take the lock");
      }
    });
    assertEquals(Set.of(), withoutIt);
  }
}
