// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import racetrack.catalogue.Check;
import racetrack.catalogue.Dimension;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Question;
import racetrack.reports.check.Checks;
import racetrack.reports.labs.AskedPromises;
import racetrack.reports.launch.Kit;

/// Knows which dimension each check belongs to.
public interface DimensionsOfChecks {

  /// {@return the dimension of each check of a pattern's contract and model}
  ///
  /// @param entry the pattern
  Map<Check, Dimension> of(Entry entry);

  /// {@return those that the checks of a kit say, read once for each pattern}
  ///
  /// @param kit the kit
  static DimensionsOfChecks ofKit(Kit kit) {
    Map<String, Map<Check, Dimension>> known = new HashMap<>();
    AskedPromises promises = new AskedPromises(kit);
    return entry ->
        known.computeIfAbsent(
            entry.key(),
            _ -> {
              Map<Check, Dimension> dimensions = new LinkedHashMap<>();
              List.of(Question.CONTRACT, Question.MODEL).stream()
                  .filter(question -> !entry.lacks(question))
                  .flatMap(question -> Checks.ofKit(kit).of(entry, question).stream())
                  .forEach(check -> dimensions.put(check, promises.dimension(entry, check)));
              return dimensions;
            });
  }
}
