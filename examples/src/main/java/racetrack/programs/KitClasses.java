// SPDX-License-Identifier: Apache-2.0
package racetrack.programs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Defines the kit's own classes anew: patterns, checks, and what jcstress generates of scenarios.
///
/// A subject that this JVM has asked before leaves nothing behind in them: no static field, no type
/// profile, no compiled code. So each scenario finds its `static final` subject as constant as in a
/// JVM of its own. So is a class from outside, with what lies in its folder or jar. Libraries, the
/// runner of the races and the JDK are shared.
public final class KitClasses extends ClassLoader {

  private static final String KIT = "racetrack.";
  private static final String RUNNERS = KIT + "races.";

  static {
    registerAsParallelCapable();
  }

  private final Optional<URL> outside;
  private final Optional<Path> before;

  /// Shares what is neither the kit's nor from outside.
  ///
  /// @param outside the folder or jar of the class from outside that is raced, if one is
  public KitClasses(Optional<URL> outside) {
    this(outside, Optional.empty());
  }

  /// Shares what is neither the kit's nor from outside.
  ///
  /// @param outside the folder or jar of the class from outside that is raced, if one is
  /// @param before a folder of classes that take the place of the kit's, if there are any
  public KitClasses(Optional<URL> outside, Optional<Path> before) {
    super(KitClasses.class.getClassLoader());
    this.outside = outside;
    this.before = before;
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

  private @Nullable InputStream open(String file) throws IOException {
    Optional<Path> own = before.map(folder -> folder.resolve(file)).filter(Files::exists);
    return own.isPresent()
        ? Files.newInputStream(own.get())
        : getParent().getResourceAsStream(file);
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream file = open(file(name))) {
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
