// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

/// How a JVM is started that asks subjects: its programs, system properties and exit codes.
///
/// The program that starts it and the program that runs in it both take the names from here.
public final class AskerJvm {

  /// The class of the program that makes checks of subjects.
  public static final String ASKER = "racetrack.testkit.Asker";

  /// The class of the program that makes checks of mutants.
  public static final String MUTANT_ASKER = "racetrack.testkit.MutantAsker";

  /// The property that names the file for the answers: JSON, one object per line.
  public static final String ANSWERS = "racetrack.answers";

  /// The property that says after how many seconds without progress threads count as stuck.
  public static final String PATIENCE = "racetrack.patience";

  /// The property that, if it is `true`, has the JVM remember where threads were started.
  public static final String ORIGINS = "racetrack.origins";

  /// The property that, if it is `true`, has the JVM asked nothing more as soon as a thread of a
  /// subject lives on in it, though it only waits: what the next subject does may then look like
  /// more than it is.
  public static final String TIDY = "racetrack.tidy";

  /// The property that, if it is `true`, leaves out all that comes after the first check that
  /// breaks.
  public static final String UNTIL_ONE_BREAKS = "racetrack.untilOneBreaks";

  /// The property that names a subject: once a check has found it broken, and was made of the
  /// others that were to be asked it next, all that comes after is left out.
  public static final String UNTIL_BROKEN = "racetrack.untilBroken";

  /// The property that, if it is `true`, has a subject asked nothing more once a check has found it
  /// broken, and the others everything.
  public static final String EACH_UNTIL_BROKEN = "racetrack.eachUntilBroken";

  /// The property that, if it is `true`, has models look at as many interleavings of a sound
  /// subject as they do of a twin.
  public static final String FULL_DEPTH = "racetrack.fullDepth";

  /// The exit code of a JVM that was asked everything. It is not 0, with which a subject may end
  /// it.
  public static final int DONE = 64;

  /// The exit code of a JVM in which something runs on, so that the rest is for another one.
  public static final int SPENT = 65;

  private AskerJvm() {}
}
