// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import racetrack.reports.marks.Mark.Line;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A mark as Gradescope's `results.json`.
///
/// What a person decides has no score at all: Gradescope then says that the autograder gave none,
/// and asks for a person. Nobody's undecided mark looks like a zero or a pass.
///
/// ## Source
///
/// Gradescope, *Autograder Specifications*: the fields and their values.
final class GradescopeResult implements Format {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Override
  public Map<String, String> files(Mark mark) {
    Map<String, Object> result = new LinkedHashMap<>();
    mark.total().ifPresent(total -> result.put("score", total));
    result.put("execution_time", mark.took().toSeconds());
    result.put("output", Plain.printable(mark.note()));
    result.put("output_format", "text");
    result.put("stdout_visibility", "hidden");
    List<Map<String, Object>> tests = new ArrayList<>();
    for (Line line : mark.lines()) {
      tests.add(test(line, tests.size() + 1, mark.total().isPresent()));
    }
    result.put("tests", tests);
    Map<String, Object> extra = new LinkedHashMap<>();
    extra.put("verdict", mark.verdict().toString());
    extra.put("out_of", mark.outOf());
    extra.put("seed", mark.seed());
    extra.put("isolation", mark.isolation());
    result.put("extra_data", extra);
    return Map.of("results.json", JSON.writeValueAsString(result) + "\n");
  }

  private static Map<String, Object> test(Line line, int number, boolean isDecided) {
    Map<String, Object> test = new LinkedHashMap<>();
    test.put("name", line.dimension().title());
    test.put("number", Integer.toString(number));
    if (isDecided && line.standing() != Standing.NOT_DECIDED) {
      test.put("score", line.points());
      test.put("max_score", line.most());
    }
    if (line.standing() != Standing.NOT_DECIDED) {
      test.put("status", line.standing() == Standing.HELD ? "passed" : "failed");
    }
    test.put(
        "output",
        Plain.printable(
            line.findings().stream()
                .map(Findings::text)
                .collect(
                    Collectors.joining(
                        "\n\n", line.standing() + ": " + line.sentence() + "\n\n", ""))));
    test.put("output_format", "text");
    test.put("visibility", "visible");
    return test;
  }
}
