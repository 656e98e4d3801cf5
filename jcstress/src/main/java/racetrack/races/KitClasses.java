// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Optional;

/// Defines the kit's own classes anew: patterns, scenarios, and what jcstress generates of them.
///
/// A subject that this JVM has raced before leaves nothing behind in them: no static field, no type
/// profile, no compiled code. So each scenario finds its `static final` subject as constant as in a
/// JVM of its own. So is a class from outside, with what lies in its folder or jar. Libraries,
/// jcstress and the JDK are shared.
final class KitClasses extends ClassLoader {

  private static final String KIT = "racetrack.";
  private static final String RUNNERS = KIT + "races.";

  static {
    registerAsParallelCapable();
  }

  private final Optional<URL> outside;

  /// Shares what is neither the kit's nor from outside.
  ///
  /// @param outside the folder or jar of the class from outside that is raced, if one is
  KitClasses(Optional<URL> outside) {
    super(KitClasses.class.getClassLoader());
    this.outside = outside;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith(RUNNERS) || !(name.startsWith(KIT) || isFromOutside(name))) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known == null ? define(name) : known;
    }
  }

  private boolean isFromOutside(String name) {
    if (outside.isEmpty() || name.startsWith("java.")) {
      return false;
    }
    URL found = getParent().getResource(file(name));
    return found != null && found.toString().contains(outside.get().toString());
  }

  private static String file(String name) {
    return name.replace('.', '/') + ".class";
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream file = getParent().getResourceAsStream(file(name))) {
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
