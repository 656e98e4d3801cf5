// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import racetrack.reports.labs.predict.steps.Snippet;

/// A synchronized list gets each name once, or so it is meant.
@SuppressWarnings("all")
final class ContainsThenAdd implements Snippet {

  final List<String> names = Collections.synchronizedList(new ArrayList<>());

  void bothThreads() {
    if (!names.contains("ada")) {
      names.add("ada");
    }
  }

  @Override
  public String outcome() {
    return names.toString();
  }
}
