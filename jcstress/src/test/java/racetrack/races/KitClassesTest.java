// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jcstress.infra.runners.Runner;
import racetrack.lock.counter.Counter;
import racetrack.lock.counter.CounterSubject;
import racetrack.programs.KitClasses;

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
  void giveWayToThoseInAFolder(@TempDir Path folder) throws IOException, ClassNotFoundException {
    String name = CounterSubject.class.getName();
    byte[] bytes =
        ClassFile.of().build(ClassDesc.of(name), type -> type.withFlags(ClassFile.ACC_PUBLIC));
    Path file = folder.resolve(name.replace('.', '/') + ".class");
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    KitClasses classes = new KitClasses(Optional.empty(), Optional.of(folder));
    assertFalse(classes.loadClass(name).isEnum());
    assertTrue(classes.loadClass(Counter.class.getName()).isInterface());
  }

  @Test
  void areNotThereWhereTheKitHasNone() {
    assertThrows(
        ClassNotFoundException.class,
        () -> new KitClasses(Optional.empty()).loadClass("racetrack.lock.Nowhere"));
  }
}
