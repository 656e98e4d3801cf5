// SPDX-License-Identifier: Apache-2.0
package racetrack;

import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;

/**
 * Starts the command line, or says which Java it needs.
 *
 * <p>This class alone is compiled for Java 8, so that an older Java can run it and print a sentence
 * instead of an UnsupportedClassVersionError.
 */
public final class Launcher {

  private static final String MAIN = "racetrack.reports.cli.Main";

  /** The version of Java 1.1 in a class file is 45; each release since has added one. */
  private static final int CLASS_FILE_VERSION_BEFORE_JAVA_1 = 44;

  private Launcher() {}

  /**
   * Starts the command line.
   *
   * @param arguments see <code>--help</code>
   */
  public static void main(String[] arguments) throws Throwable {
    try {
      Class.forName(MAIN).getMethod("main", String[].class).invoke(null, (Object) arguments);
    } catch (UnsupportedClassVersionError e) {
      System.err.println(
          "Racetrack needs Java "
              + neededJava()
              + " or later, but this is Java "
              + System.getProperty("java.version")
              + " in "
              + System.getProperty("java.home")
              + ": run it with the java of a JDK "
              + neededJava()
              + ".");
      System.exit(2);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static int neededJava() throws IOException {
    String file = "/" + MAIN.replace('.', '/') + ".class";
    try (DataInputStream stream = new DataInputStream(Launcher.class.getResourceAsStream(file))) {
      stream.readInt(); // magic
      stream.readUnsignedShort(); // minor version
      return stream.readUnsignedShort() - CLASS_FILE_VERSION_BEFORE_JAVA_1;
    }
  }
}
