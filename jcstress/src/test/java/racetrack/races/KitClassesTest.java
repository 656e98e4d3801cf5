// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URL;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.infra.runners.Runner;
import racetrack.lock.counter.CounterSubject;

/// Which classes a scenario has to itself.
class KitClassesTest {

  @Test
  void areDefinedAnewForEachScenario() throws ClassNotFoundException {
    String subject = CounterSubject.class.getName();
    KitClasses classes = new KitClasses(Optional.empty());
    Class<?> own = classes.loadClass(subject);
    assertSame(own, classes.loadClass(subject));
    assertNotSame(own, new KitClasses(Optional.empty()).loadClass(subject));
    assertNotSame(own, CounterSubject.class);
  }

  @Test
  void shareTheRunnerTheLibrariesAndTheJdk() throws ClassNotFoundException {
    for (Class<?> shared : new Class<?>[] {Cell.class, Runner.class, String.class}) {
      assertSame(shared, new KitClasses(Optional.empty()).loadClass(shared.getName()));
    }
  }

  @Test
  void includeWhatComesWithAClassFromOutside() throws ClassNotFoundException {
    URL jar = Runner.class.getProtectionDomain().getCodeSource().getLocation();
    KitClasses classes = new KitClasses(Optional.of(jar));
    assertNotSame(Runner.class, classes.loadClass(Runner.class.getName()));
    assertSame(String.class, classes.loadClass("java.lang.String"));
  }

  @Test
  void areNotThereWhereTheKitHasNone() {
    assertThrows(
        ClassNotFoundException.class,
        () -> new KitClasses(Optional.empty()).loadClass("racetrack.lock.Nowhere"));
  }
}
