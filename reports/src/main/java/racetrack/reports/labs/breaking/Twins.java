// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.breaking;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import racetrack.catalogue.Subject;

/// Makes the twins that programs call.
public final class Twins {

  private Twins() {}

  /// Makes a twin from the class file that the program's own loader has: there, it takes its steps
  /// when it is told to.
  ///
  /// @param <T> the contract
  /// @param program the program
  /// @param contract the contract
  /// @param twin the twin
  /// @param arguments what its constructor takes
  /// @return the twin
  public static <T> T make(Object program, Class<T> contract, Subject twin, Object... arguments) {
    String name = twin.claim().implementation().getName();
    try {
      Class<?> type = Class.forName(name, true, program.getClass().getClassLoader());
      Constructor<?> constructor =
          Arrays.stream(type.getDeclaredConstructors())
              .filter(one -> one.getParameterCount() == arguments.length)
              .findFirst()
              .orElseThrow(() -> new IllegalStateException(name + " is made otherwise."));
      constructor.setAccessible(true);
      return contract.cast(constructor.newInstance(arguments));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(name + " cannot be made.", e);
    }
  }
}
