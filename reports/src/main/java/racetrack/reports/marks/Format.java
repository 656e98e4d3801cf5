// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import java.util.Map;

/// Writes a mark for one platform.
interface Format {

  /// {@return files, by their path below the folder of the submission}
  ///
  /// @param mark the mark
  Map<String, String> files(Mark mark);
}
