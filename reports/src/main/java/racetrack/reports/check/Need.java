// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What few classes need, and whoever wants to fool a grader does.
///
/// Each is told by what stands in a class file: the names of classes and members, and texts.
public enum Need {
  /// To end the JVM.
  EXIT(
      "to end the JVM",
      "java/lang/System\\.exit",
      "java/lang/Runtime\\.(exit|halt|addShutdownHook)"),

  /// To start processes, or to look at those of others.
  PROCESSES(
      "to start processes",
      "java/lang/Runtime\\.exec",
      "java/lang/Process(Builder|Handle)?(\\$.*|\\..*)?"),

  /// To leave Java.
  NATIVE(
      "to leave Java",
      "sun/misc/.*",
      "jdk/internal/.*",
      "java/lang/foreign/.*",
      "java/lang/(System|Runtime)\\.load(Library)?"),

  /// To look into classes, or to make them.
  REFLECTION(
      "to look into classes",
      "java/lang/reflect/(?!Array\\.)\\w+\\.(setAccessible|trySetAccessible|invoke|newInstance|set|get)",
      "java/lang/reflect/(Method|Field|Constructor|Proxy)(\\..*)?",
      "java/lang/Class\\.(forName|getDeclared\\w+|getMethods?|getFields?|getConstructors?)",
      "java/lang/invoke/MethodHandles\\.privateLookupIn",
      "java/lang/invoke/MethodHandles\\$Lookup\\.(find(Virtual|Static|Special|Constructor|\\w*etter"
          + "|Class)|unreflect\\w*|define\\w+)",
      "java/lang/(ClassLoader|ModuleLayer|instrument/).*",
      "java/net/URLClassLoader.*",
      "java/util/ServiceLoader.*",
      "(com/sun/|javax/tools/|javax/script/|java/lang/management/|javax/management/).*"),

  /// To look at who has called.
  STACK(
      "to look at who calls it",
      "java/lang/StackWalker.*",
      "java/lang/Throwable\\.getStackTrace",
      "java/lang/Thread\\.(getStackTrace|getAllStackTraces)"),

  /// To take the streams of the JVM for itself.
  STREAMS(
      "to redirect the streams of the JVM",
      "java/lang/System\\.(setOut|setErr|setIn|in)",
      "java/io/FileDescriptor.*"),

  /// To read and write files.
  FILES(
      "to read or write files",
      "java/io/(File|FileInputStream|FileOutputStream|FileReader|FileWriter|RandomAccessFile)"
          + "(\\..*)?",
      "java/nio/file/.*",
      "java/nio/channels/.*FileChannel.*"),

  /// To talk to other programs.
  NETWORK(
      "to use the network",
      "java/net/(?!URI|URLEncoder|URLDecoder).*",
      "java/nio/channels/.*Socket.*",
      "javax/net/.*"),

  /// To know the tools that ask.
  TOOLS(
      "to know the tools that ask",
      "(org/junit|org/jetbrains|org/openjdk|kotlinx?)/.*",
      "racetrack/(catalogue|conformance|programs|races|rules|runners|testkit)/(?!EverySubject|Asks).*");

  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // nobody changes it
  private final List<Pattern> names;

  Need(String words, String... names) {
    this.words = words;
    this.names = List.of(names).stream().map(Pattern::compile).toList();
  }

  /// {@return whether who mentions this has the need}
  ///
  /// @param mentioned the name of a class, with slashes, or of a member behind a dot
  boolean isShownBy(String mentioned) {
    return names.stream().anyMatch(name -> name.matcher(mentioned).matches());
  }

  /// {@return the need, as in "it has no need to end the JVM"}
  String words() {
    return words;
  }

  /// {@return the word for it, as commands have it}
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
