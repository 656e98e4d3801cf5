// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.launch;

import java.io.Serial;

/// A tool could not work, and has said why on the error stream: nothing is left to say.
public final class ToolException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  /// Tells of a tool.
  ///
  /// @param tool the tool, as a person calls it
  public ToolException(String tool) {
    super(tool + " could not work, and has said why.");
  }
}
