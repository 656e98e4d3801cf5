// SPDX-License-Identifier: Apache-2.0
package racetrack.programs;

import java.util.List;
import java.util.Map;

/// The options that every JVM takes from its environment, whether they are meant for it or not.
///
/// A debugger's fixed port, for one, can be had by one JVM only; a child that is told of it too
/// ends before it begins.
public final class JvmOptions {

  /// The variable that, when `true`, lets children inherit the others.
  public static final String INHERIT = "RACETRACK_INHERIT_JVM_OPTIONS";

  private static final List<String> VARIABLES =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private JvmOptions() {}

  /// Takes these options out of a child's environment, unless it is asked for them.
  ///
  /// @param environment the child's environment, as of [ProcessBuilder#environment]
  public static void dropFrom(Map<String, String> environment) {
    if (!Boolean.parseBoolean(environment.get(INHERIT))) {
      environment.keySet().removeAll(VARIABLES);
    }
  }
}
