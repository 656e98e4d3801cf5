// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import racetrack.catalogue.Check;
import racetrack.catalogue.Claim;
import racetrack.catalogue.NumberedPromise;
import racetrack.catalogue.Promises;
import racetrack.catalogue.Question;
import racetrack.catalogue.Subject;
import racetrack.reports.check.ResultText;
import racetrack.reports.launch.Kit;
import racetrack.reports.pages.SourceFile;

/// Hints, from a small one to one that says it all.
///
/// @param kit the kit
/// @param lab the lab
public record Hints(Kit kit, LabFolder lab) {

  /// How many levels there are.
  public static final int LEVELS = 3;

  /// {@return a hint, as lines; the folder remembers that it was given}
  ///
  /// @param level from 1 to [#LEVELS]
  public List<String> give(int level) {
    List<String> hint = lines(level);
    lab.save(lab.state().withHints(Math.max(level, lab.state().hints())));
    return hint;
  }

  private List<String> lines(int level) {
    return switch (lab.state().kind()) {
      case MEND -> ofTwin(twin(), level);
      case MAKE -> ofContract(level);
      case CATCH -> level < LEVELS ? ofContract(level) : ofTests();
      case AUDIT -> ofAudit(level);
      case MEASURE -> ofMeasurement(level);
    };
  }

  private Subject twin() {
    return new Wounds(lab.entry())
        .find(lab.state().variant())
        .orElseThrow(() ->
            new BadLabException(
                "This Racetrack does not have the class any more that this lab was made of by %s: start the"
                        .formatted(lab.state().kit())
                    + " lab anew in another folder."));
  }

  private List<String> ofTwin(Subject twin, int level) {
    Claim.Broken wound = (Claim.Broken) twin.claim();
    StrangersSource source =
        new StrangersSource(lab.entry(), twin, Skeleton.className(lab.entry()), lab.state().seed());
    WoundedSource main = source.main(LabMaker.mendDoc(lab.entry()));
    return switch (level) {
      case 1 -> promises(wound.checks());
      case 2 -> places(wound.checks(), main);
      default -> List.of("What is wrong there: " + words(main) + ".");
    };
  }

  private List<String> promises(List<Check> checks) {
    List<String> lines =
        new ArrayList<>(
            List.of("It breaks one of these promises; the first is the most likely one:"));
    AskedPromises asked = new AskedPromises(kit);
    Map<NumberedPromise, Long> checksOf =
        checks.stream()
            .flatMap(check -> asked.of(lab.entry(), check).stream())
            .collect(
                Collectors.groupingBy(
                    promise -> promise, LinkedHashMap::new, Collectors.counting()));
    checksOf.entrySet().stream()
        .sorted(Map.Entry.<NumberedPromise, Long>comparingByValue().reversed())
        .forEach(promise -> lines.add("  " + promise.getKey()));
    return lines;
  }

  private List<String> places(List<Check> checks, WoundedSource main) {
    List<String> lines = new ArrayList<>(List.of("These checks show it:"));
    checks.forEach(check -> lines.add("  %s (%s)".formatted(ResultText.words(check), check)));
    lines.add("In the first version of %s, look at:".formatted(lab.state().file()));
    main.wounds().stream()
        .filter(line -> line <= main.lines().size())
        .forEach(
            line -> lines.add("  line %d: %s".formatted(line, main.lines().get(line - 1).strip())));
    return lines;
  }

  private static String words(WoundedSource main) {
    return main.words().stream().distinct().collect(Collectors.joining("; "));
  }

  private List<String> ofContract(int level) {
    return switch (level) {
      case 1 -> {
        List<String> lines = new ArrayList<>(List.of(promisesAre()));
        Promises.of(lab.entry()).forEach(promise -> lines.add("  " + promise));
        yield lines;
      }
      case 2 -> {
        List<String> lines = new ArrayList<>(List.of("It is easily done wrong in these ways:"));
        SourceFile subjects = SourceFile.of(lab.entry().pattern().subjects()).orElseThrow();
        new Wounds(lab.entry())
            .all()
            .forEach(twin -> lines.add("  " + subjects.docOf(twin.name()).replace('\n', ' ')));
        yield lines;
      }
      default -> {
        List<String> lines = new ArrayList<>(List.of("Why the kit's own class is correct:"));
        Explanation.whyCorrect(lab.entry()).lines().map("  "::concat).forEach(lines::add);
        yield lines;
      }
    };
  }

  private String promisesAre() {
    return lab.state().kind() == Kind.CATCH
        ? "A sound class keeps these promises. Write a test for each:"
        : "Your class has to keep these promises, one by one:";
  }

  private List<String> ofTests() {
    List<String> lines = new ArrayList<>(List.of("These tests of the kit catch some:"));
    new Wounds(lab.entry())
        .all().stream()
            .flatMap(twin -> ((Claim.Broken) twin.claim()).checks().stream())
            .filter(check -> check.question() == Question.CONTRACT)
            .distinct()
            .forEach(check -> lines.add("  " + ResultText.words(check)));
    return lines;
  }

  private List<String> ofAudit(int level) {
    AuditLab audit = new AuditLab(kit, lab.entry(), lab.state().seed());
    List<String> wrong = audit.wrong();
    return switch (level) {
      case 1 -> List.of("%d of them are wrong.".formatted(wrong.size()));
      case 2 -> {
        List<String> lines = new ArrayList<>(List.of("They break these promises, in some order:"));
        Promises.of(lab.entry()).stream()
            .filter(promise ->
                wrong.stream()
                    .map(audit.classes()::get)
                    .anyMatch(subject -> audit.promises(subject).contains(promise.number())))
            .forEach(promise -> lines.add("  " + promise));
        yield lines;
      }
      default -> List.of("These are wrong: " + String.join(", ", wrong) + ".");
    };
  }

  private List<String> ofMeasurement(int level) {
    return switch (level) {
      case 1 ->
          List.of(
              "What do workers share? Each thing that they share is a line of memory that moves"
                  + " between processors, or a lock that they wait for.");
      case 2 ->
          List.of(
              "If intervals overlap, the chart does not tell them apart: take longer, with"
                  + " `--preset standard`, on a quiet machine.");
      default -> {
        List<String> lines = new ArrayList<>(List.of("What the kit says of its own class:"));
        Explanation.cost(lab.entry().sound().getFirst())
            .lines()
            .map("  "::concat)
            .forEach(lines::add);
        yield lines;
      }
    };
  }
}
