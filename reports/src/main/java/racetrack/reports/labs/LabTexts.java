// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.reports.launch.Kit;
import racetrack.reports.pages.SourceFile;

/// The texts that lie in a lab's folder.
///
/// @param kit the kit
/// @param entry the pattern
/// @param state what the folder knows of itself
record LabTexts(Kit kit, Entry entry, LabState state) {

  /// The file of the glossary, in the folder.
  static final String GLOSSARY = "GLOSSARY.md";

  /// What nobody can know who has not seen the kit's own tests.
  private static final String TESTING =
      """

      ## What tests are written with

      JUnit, and the package `racetrack.testkit`. Both lie in `lib`.

      | in a test | what it does |
      |---|---|
      | `@ParameterizedTest` and `@EnumSource`, and a parameter `ThreadKind kind` | the test is made with platform threads, and with virtual ones |
      | `Crew crew = new Crew(kind)` in a `try (…)` | a group of threads that end with the test |
      | `crew.start("waiter", () -> …)` | starts a thread, and returns it as a `Crew.Member`; what it runs may throw |
      | `member.awaitWaiting()` | goes on as soon as this thread waits, and fails if it ends instead |
      | `member.interrupt()` | interrupts it |
      | `crew.join()` | waits for all; fails if one has failed, or if none can go on any more |
      | `crew.joinSoon()` | the same where threads may spin |

      So a test that somebody is woken has three steps: start a thread and wait until it waits; do what must
      wake it; `crew.join()`.
      """;

  private static final Pattern TO_GLOSSARY = Pattern.compile("\\[glossary]\\([^)]*\\)");

  private static final Pattern LINK =
      Pattern.compile("\\[([^\\]]+)]\\((?!https?:|%s\\))[^)]*\\)".formatted(GLOSSARY));

  /// A point of a list that is about the build with preview features.
  private static final Pattern PREVIEW =
      Pattern.compile(
          "(?m)^- (?:(?!\\n- |\\n\\n)[\\s\\S])*-Ppreview(?:(?!\\n- |\\n\\n)[\\s\\S])*\\n");

  /// {@return what is to be done, and with which commands}
  String readme() {
    String contract = entry.pattern().contract().getSimpleName();
    return """
    # Lab: %s (%s)

    %s

    1. Read %s
    2. %s
    3. Edit `%s`, and no other file. Then let it be checked.
    4. `SHEET.md` asks more about the pattern: predict, run, observe, explain, change.
       `GLOSSARY.md` explains its words, and the marks in the code. The kit's own classes, which the
       sheet names, lie in `%s`. They give the solution away.

    | command | what it does |
    |---|---|
    | `racetrack lab check` | %s |
    | `racetrack lab watch` | checks again whenever you save |
    | `racetrack lab hint` | gives a hint; the third says most |
    | `racetrack lab explain` | explains, once it is done |
    | `racetrack lab reset` | brings the first version back, and keeps a copy of yours |
    | `racetrack lab next` | goes on with the next lab of the course |

    `racetrack` stands for `%s`. Call it in this folder.

    An editor that knows Maven opens this folder as a project; it needs no network.
    %s%s\
    """
        .formatted(
            entry.title(),
            state.kind(),
            task(contract),
            state.kind() == Kind.MEASURE
                ? "`SHEET.md`, and what the pattern is for."
                : "`contract/%s.java`. Its promises are numbered, such as `§1`."
                    .formatted(contract),
            think(),
            state.file(),
            kit.sources(entry.key()),
            checks(),
            kit.command(),
            byHand(),
            state.kind() == Kind.CATCH ? TESTING : "");
  }

  /// How to compile without an editor.
  private String byHand() {
    return state.kind() == Kind.MEASURE
        ? ""
        : """
        By hand, `javac -d classes -cp "lib/*" src/*.java` compiles it. Maven works, too (`mvn compile`): when it
        is called for the first time, it fetches its own plugins from the network.
        """;
  }

  private String task(String contract) {
    return switch (state.kind()) {
      case MEND ->
          "`%s` implements `%s`, and breaks a promise of it. Find out which, and mend it."
              .formatted(state.file(), contract);
      case MAKE ->
          "`%s` is a skeleton: it compiles, and does nothing. Write it, so that it keeps every promise of `%s`."
              .formatted(state.file(), contract);
      case CATCH ->
          "Write tests for `%s` in `%s`. Every sound class must pass them; catch as many broken ones as you can."
              .formatted(contract, state.file());
      case AUDIT ->
          "The classes `A`, `B` and so on in `src` implement `%s`. Some break a promise of it. Which, and by which promise? Say it in `%s`. What else lies in `src` is theirs to use, and right."
              .formatted(contract, state.file());
      case MEASURE ->
          "How does it scale? Write down what you expect before you measure, in `%s`. Then measure, with `racetrack bench %s --output racetrack-results`, draw, with `racetrack report --results racetrack-results --output report`, and explain."
              .formatted(state.file(), entry.key());
    };
  }

  private String think() {
    return switch (state.kind()) {
      case MEND, AUDIT ->
          "Look for the schedule: which steps of which threads, in which order, break a promise?"
              + " Write it down before you run anything.";
      case MAKE ->
          "Which fields do several threads use, and what protects each of them? Write it down"
              + " before you write code.";
      case CATCH ->
          "For each promise: what would a class do that breaks it, and how would a test see that?"
              + " Prove that a thread waits by its state, never by sleeping.";
      case MEASURE ->
          "Say what you expect of one worker, of as many as there are processors, and of twice as"
              + " many; of which classes; and why.";
    };
  }

  private String checks() {
    return switch (state.kind()) {
      case MEND, MAKE -> "asks your class every question: HELD, BROKEN or NOT DECIDED";
      case CATCH -> "holds sound and broken classes to your tests";
      case AUDIT -> "says how many classes you judge as they are";
      case MEASURE -> "says what is missing";
    };
  }

  /// {@return the lab sheet of the pattern, with commands that work here and no links to where the
  /// solutions are}
  String sheet() {
    String sheet =
        SourceFile.beside(entry.pattern().contract(), "README.md").map(SourceFile::text).orElse("");
    String plain = PREVIEW.matcher(sheet).replaceAll("");
    String linked = TO_GLOSSARY.matcher(plain).replaceAll("[glossary](%s)".formatted(GLOSSARY));
    return unlinked(linked)
        .replaceAll("`mvn verify`,\\s+then\\s+", "")
        .replaceAll("java -jar reports/target/racetrack\\.jar", "racetrack")
        .replaceAll(
            "jmh/target/benchmarks\\.jar",
            Matcher.quoteReplacement("\"" + kit.benchmarksClassPath() + "\""))
        .replaceAll(
            "java -cp examples/target/classes",
            Matcher.quoteReplacement("java -cp \"" + kit.examples() + "\""));
  }

  /// {@return the words of the house and the marks in the code}
  String glossary() {
    return SourceFile.beside(Catalogue.class, "/racetrack/README.md")
        .map(SourceFile::text)
        .map(LabTexts::unlinked)
        .orElseThrow();
  }

  /// A text without links to what is not in the folder.
  private static String unlinked(String text) {
    return LINK.matcher(text)
        .replaceAll(link -> Matcher.quoteReplacement("`" + link.group(1).replace("`", "") + "`"));
  }

  /// {@return a project file for editors; it names nothing that is not in the folder}
  ///
  /// @param files the files of the folder
  String pom(List<String> files) {
    String libraries =
        files.stream()
            .filter(file -> file.startsWith("lib/") && file.endsWith(".jar"))
            .map(LabTexts::dependency)
            .collect(Collectors.joining());
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <project xmlns="http://maven.apache.org/POM/4.0.0">
      <modelVersion>4.0.0</modelVersion>
      <groupId>lab</groupId>
      <artifactId>%s</artifactId>
      <version>1</version>
      <properties>
        <maven.compiler.release>25</maven.compiler.release>
        <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
      </properties>
      <build>
        <sourceDirectory>src</sourceDirectory>
      </build>
      <dependencies>
    %s  </dependencies>
    </project>
    """
        .formatted(entry.key(), libraries);
  }

  private static String dependency(String jar) {
    String name = jar.replaceAll("lib/|\\.jar", "");
    return """
        <dependency>
          <groupId>lab</groupId>
          <artifactId>%s</artifactId>
          <version>1</version>
          <scope>system</scope>
          <systemPath>${project.basedir}/%s</systemPath>
        </dependency>
    """
        .formatted(name, jar);
  }
}
