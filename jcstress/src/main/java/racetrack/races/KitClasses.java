// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Defines the kit's own classes anew: patterns, scenarios, and what jcstress generates of them.
///
/// A subject that this JVM has raced before leaves nothing behind in them: no static field, no type
/// profile, no compiled code. So each scenario finds its `static final` subject as constant as in a
/// JVM of its own. Libraries, jcstress and the JDK are shared.
final class KitClasses extends ClassLoader {

  private static final String KIT = "racetrack.";
  private static final String RUNNERS = KIT + "races.";

  static {
    registerAsParallelCapable();
  }

  KitClasses() {
    super(KitClasses.class.getClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(KIT) || name.startsWith(RUNNERS)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known == null ? define(name) : known;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (file == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = file.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
