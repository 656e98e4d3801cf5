// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Submission;
import racetrack.reports.pages.SourceFile;

/// A class that implements a contract, compiles, and does nothing yet.
public final class Skeleton {

  /// A type in full: its package, the class, and classes inside it.
  private static final Pattern TYPE =
      Pattern.compile("\\b((?:[a-z]\\w*\\.)+)([A-Z]\\w*)((?:[$.][A-Z]\\w*)*)");

  /// What the body of a method says that nobody has written.
  private static final String UNWRITTEN = "%s is not written yet.";

  private static final Pattern UNWRITTEN_METHOD =
      Pattern.compile("\"" + UNWRITTEN.replace("%s", "(\\w+)").replace(".", "\\.") + "\"");

  private static final int WIDTH = 100;

  private static final String INDENT = "\n      ";

  private static final String OPEN = " {";

  private final Entry entry;
  private final Class<?> contract;
  private final Class<?> like;
  private final Set<String> imports = new TreeSet<>();

  private Skeleton(Entry entry) {
    this.entry = entry;
    this.contract = entry.pattern().contract();
    this.like = entry.door().orElseThrow().like();
  }

  /// {@return the name of the class}
  ///
  /// @param entry the pattern
  public static String className(Entry entry) {
    return "Your" + entry.pattern().contract().getSimpleName();
  }

  /// {@return the text of the class}
  ///
  /// @param entry the pattern
  /// @param doc the lines of its doc comment, without slashes
  static String of(Entry entry, List<String> doc) {
    return new Skeleton(entry).text(doc);
  }

  /// {@return the methods of a class that are still as its skeleton had them, in their order}
  ///
  /// @param text the text of the class
  static List<String> unwritten(String text) {
    return UNWRITTEN_METHOD
        .matcher(text)
        .results()
        .map(method -> method.group(1))
        .distinct()
        .toList();
  }

  private String text(List<String> doc) {
    List<String> body = new ArrayList<>();
    doc.forEach(line -> body.add(line.isEmpty() ? "///" : "/// " + line));
    body.add(Submission.declaration(like) + " {");
    body.add("");
    body.add("  " + shorten(Submission.construction(like)) + " {");
    body.add("    // Keep what it is made of, and refuse what the contract refuses.");
    body.add("  }");
    methods().forEach(method -> body.addAll(stub(method)));
    body.add("}");
    new PatternTypes(entry)
        .usedBy(String.join("\n", body))
        .forEach(type -> imports.add(contract.getPackageName() + "." + type));
    return Stream.concat(
            imports.stream().map("import %s;"::formatted),
            Stream.concat(Stream.of(""), body.stream()))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /// What has to be written, in the order of the contract; what it inherits comes last.
  private List<Method> methods() {
    String source = SourceFile.of(contract).map(SourceFile::text).orElse("");
    Map<String, Method> methods = new LinkedHashMap<>();
    Arrays.stream(contract.getMethods())
        .filter(method -> Modifier.isAbstract(method.getModifiers()))
        .sorted(
            Comparator.comparingInt((Method method) -> place(method, source))
                .thenComparing(Method::getName)
                .thenComparing(method -> Arrays.toString(method.getParameterTypes())))
        .forEach(method ->
            methods.putIfAbsent(
                method.getName() + Arrays.toString(method.getParameterTypes()), method));
    return List.copyOf(methods.values());
  }

  private int place(Method method, String source) {
    String parameters =
        Arrays.stream(method.getParameters())
            .map(parameter -> "[^,()]*\\b" + parameter.getName())
            .collect(Collectors.joining(","));
    Matcher declaration =
        Pattern.compile("[\\w>] " + method.getName() + "\\(" + parameters + "\\)").matcher(source);
    return method.getDeclaringClass() == contract && declaration.find()
        ? declaration.start()
        : Integer.MAX_VALUE;
  }

  private List<String> stub(Method method) {
    String thrown =
        Arrays.stream(method.getGenericExceptionTypes())
            .map(this::name)
            .collect(Collectors.joining(", "));
    String head =
        "  public %s%s %s("
            .formatted(
                typeParameters(method), name(method.getGenericReturnType()), method.getName());
    String tail = thrown.isEmpty() ? OPEN : " throws " + thrown + OPEN;
    return List.of(
        "",
        "  @Override",
        wrapped(head, parameters(method), tail),
        "    throw new UnsupportedOperationException(\"%s\");"
            .formatted(UNWRITTEN.formatted(method.getName())),
        "  }");
  }

  /// What a long declaration throws gets a line of its own, and so do its parameters, or each of
  /// them.
  private static String wrapped(String head, List<String> parameters, String tail) {
    String line = String.join(", ", parameters) + ")";
    if (head.length() + line.length() + tail.length() <= WIDTH) {
      return head + line + tail;
    }
    String end = tail.equals(OPEN) ? OPEN : INDENT + tail.strip();
    if (head.length() + line.length() + OPEN.length() <= WIDTH) {
      return head + line + end;
    }
    boolean fits = INDENT.length() + line.length() + OPEN.length() <= WIDTH;
    return head + INDENT + (fits ? line : String.join("," + INDENT, parameters) + ")") + end;
  }

  private String typeParameters(Method method) {
    return method.getTypeParameters().length == 0
        ? ""
        : Arrays.stream(method.getTypeParameters())
            .map(this::typeParameter)
            .collect(Collectors.joining(", ", "<", "> "));
  }

  private String typeParameter(TypeVariable<Method> variable) {
    String bounds =
        Arrays.stream(variable.getBounds())
            .filter(bound -> bound != Object.class)
            .map(this::name)
            .collect(Collectors.joining(" & "));
    return variable.getName() + (bounds.isEmpty() ? "" : " extends " + bounds);
  }

  private List<String> parameters(Method method) {
    List<String> names = new ArrayList<>();
    for (Parameter parameter : method.getParameters()) {
      String type = name(parameter.getParameterizedType());
      String shown =
          parameter.isVarArgs() ? type.substring(0, type.lastIndexOf("[]")) + "..." : type;
      names.add(shown + " " + name(parameter, type));
    }
    return names;
  }

  /// The JDK's own classes do not say how their parameters are called. A number of theirs is the
  /// time of a wait.
  private static String name(Parameter parameter, String type) {
    if (parameter.isNamePresent()) {
      return parameter.getName();
    }
    if (parameter.getType().isPrimitive()) {
      return "timeout";
    }
    String noun = type.replaceAll("<.*|\\[]|.*\\.", "");
    return noun.length() < 2
        ? "value"
        : noun.substring(0, 1).toLowerCase(Locale.ROOT) + noun.substring(1);
  }

  private String name(Type type) {
    return shorten(type.getTypeName());
  }

  /// Imports the types that are named in full, and names them shortly.
  private String shorten(String text) {
    return TYPE.matcher(text)
        .replaceAll(match -> {
          if (!match.group(1).equals("java.lang.")) {
            imports.add(match.group(1) + match.group(2));
          }
          return Matcher.quoteReplacement(match.group(2) + match.group(3).replace('$', '.'));
        });
  }
}
