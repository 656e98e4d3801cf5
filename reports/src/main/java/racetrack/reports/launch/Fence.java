// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.launch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// What stands between a child and the rest of the machine.
///
/// A fenced child has an empty environment, a folder of its own, and what the host has of the
/// [Rung]s.
///
/// @param rungs what is made use of
/// @param user the number of the user that the child is, if [Rung#USER] is made use of
/// @param isRoot whether this JVM is root's, so that namespaces need no user namespace around them
/// @param isOpen whether there is no fence at all
public record Fence(Set<Rung> rungs, int user, boolean isRoot, boolean isOpen) {

  /// Numbers that no distribution gives to people.
  private static final int FIRST_USER = 61_200;

  private static final int USERS = 4_000;
  private static final AtomicInteger LAST_USER = new AtomicInteger();

  private static final String OPEN_ALL = "rwxr-xr-x";
  private static final String PASS = "rwx--x--x";

  /// How the names of files are written, where commands are, and what a JVM must not run without on
  /// Windows.
  private static final Set<String> KEPT =
      Set.of("LANG", "LC_ALL", "LC_CTYPE", "PATH", "SystemRoot");

  /// More than a class needs, less than harms: bytes of a file, open files, threads and processes.
  private static final List<String> LIMITS =
      List.of("--core=0", "--fsize=" + (64 << 20), "--nofile=1024");

  private static final String THREADS = "--nproc=4096";

  /// What a child may put into its folder: jcstress unpacks a library there.
  private static final long MOST_BYTES = 128L << 20;

  private static final int MOST_FILES = 5_000;

  /// The loopback of a new network is down. Where there is no `ip`, it stays so.
  private static final String LOOPBACK_UP = "ip link set lo up 2>/dev/null; exec \"$@\"";

  /// Builds a fence.
  public Fence {
    rungs = rungs.isEmpty() ? Set.of() : Set.copyOf(rungs);
  }

  /// {@return no fence: for what is not from outside}
  public static Fence none() {
    return new Fence(Set.of(), 0, false, true);
  }

  /// {@return a fence of some rungs}
  ///
  /// @param rungs what the host has
  /// @param isRoot whether this JVM is root's
  public static Fence of(Set<Rung> rungs, boolean isRoot) {
    return new Fence(rungs, FIRST_USER, isRoot, false);
  }

  /// {@return the same fence around another user, who has nothing to do with those before}
  public Fence forTheNext() {
    int next = FIRST_USER + LAST_USER.getAndIncrement() % USERS;
    return new Fence(rungs, next, isRoot, isOpen);
  }

  /// {@return what a child within is kept away from}
  public Set<Shield> shields() {
    Set<Shield> shields = EnumSet.noneOf(Shield.class);
    rungs.forEach(rung -> shields.addAll(rung.shields()));
    return shields;
  }

  /// {@return what it is made of, weakest first, as a list for a person}
  public List<String> words() {
    return Stream.concat(
            Stream.of("a JVM of its own with limits on time, heap, threads and output"),
            rungs.stream().sorted().map(Rung::toString))
        .toList();
  }

  private boolean has(Rung rung) {
    return rungs.contains(rung);
  }

  /// Gives a child its folder.
  ///
  /// @param folder the folder, which is there
  void giveAway(Path folder) {
    if (!has(Rung.USER)) {
      return;
    }
    Optional.ofNullable(folder.toAbsolutePath().getParent()).ifPresent(this::letPass);
    try {
      Files.setAttribute(folder, "unix:gid", user);
      Files.setAttribute(folder, "unix:uid", user);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Takes out of a child's environment what it need not know.
  ///
  /// @param environment the environment, as of [ProcessBuilder#environment]
  void empty(Map<String, String> environment) {
    if (!isOpen) {
      environment.keySet().retainAll(KEPT);
    }
  }

  /// Lets a child pass through a folder to those in it whose names it was told.
  ///
  /// @param folder a folder of this user's
  public void letPass(Path folder) {
    permit(folder, PASS);
  }

  /// Lets a child read a folder.
  ///
  /// @param folder a folder of this user's, and all that is in it
  public void letRead(Path folder) {
    if (!has(Rung.USER) || Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> !Files.isSymbolicLink(file))
          .forEach(file -> permit(file, Files.isDirectory(file) ? OPEN_ALL : "rw-r--r--"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void permit(Path file, String permissions) {
    if (!has(Rung.USER)) {
      return;
    }
    try {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// {@return whether a child has put more into its folder than it can have use for}
  ///
  /// @param folder the folder
  boolean isFilled(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      long[] sizes = files.limit(MOST_FILES).mapToLong(file -> file.toFile().length()).toArray();
      return sizes.length >= MOST_FILES || Arrays.stream(sizes).sum() > MOST_BYTES;
    } catch (IOException | UncheckedIOException e) {
      return false; // it is being written to; the next look will tell
    }
  }

  /// {@return the command of a child with the fence around it}
  ///
  /// @param command the command
  /// @param folder the folder of the child
  List<String> around(List<String> command, Path folder) {
    List<String> whole = new ArrayList<>();
    if (has(Rung.NAMESPACES)) {
      whole.addAll(List.of("setpriv", "--pdeathsig=KILL", "--")); // when this JVM ends, so does it
      whole.addAll(List.of("unshare", "--fork", "--kill-child=KILL", "--pid", "--mount-proc"));
      whole.addAll(List.of("--net", "--ipc", "--uts"));
      if (!isRoot) {
        whole.add("--map-root-user");
      }
      whole.addAll(List.of("--", "sh", "-c", LOOPBACK_UP, "sh"));
    } else if (has(Rung.BUBBLEWRAP)) {
      whole.addAll(List.of("bwrap", "--dev-bind", "/", "/", "--proc", "/proc"));
      whole.addAll(List.of("--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"));
      whole.add("--die-with-parent");
      if (isRoot) {
        whole.addAll(List.of("--cap-add", "ALL")); // to become another user
      }
      whole.addAll(List.of("--", "sh", "-c", LOOPBACK_UP, "sh"));
    }
    if (has(Rung.LIMITS)) {
      whole.add("prlimit");
      whole.addAll(LIMITS);
      if (has(Rung.USER)) {
        whole.add(THREADS);
      }
      whole.add("--");
    }
    if (has(Rung.USER)) {
      whole.addAll(List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups"));
      whole.addAll(List.of("--no-new-privs", "--inh-caps=-all", "--bounding-set=-all"));
      whole.addAll(List.of("--pdeathsig=KILL", "--"));
    }
    if (has(Rung.LANDLOCK)) {
      whole.addAll(landlock(command, folder));
    }
    whole.addAll(command);
    return whole;
  }

  /// {@return the command that gives up files, and then becomes another}
  ///
  /// @param command the other, which begins with the path of a Java
  /// @param folder the folder that it may write to
  static List<String> landlock(List<String> command, Path folder) {
    List<String> launcher = new ArrayList<>(List.of(command.getFirst()));
    launcher.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx32m"));
    launcher.addAll(List.of("-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED"));
    launcher.addAll(List.of("-cp", code().toString(), Landlock.class.getName()));
    launcher.add("w" + real(folder));
    Stream.concat(Stream.of(Path.of(System.getProperty("java.home"))), reads(command))
        .map(Fence::real)
        .distinct()
        .forEach(path -> launcher.add("r" + path));
    launcher.add("--");
    return launcher;
  }

  /// Options before the name of a file that a JVM, or a program in it, reads.
  private static final List<String> READING =
      List.of("-javaagent:", "-XX:SharedArchiveFile=", "--known=");

  /// {@return what a JVM reads: what is on its class path, its agents, its archive, and what is
  /// known}
  ///
  /// @param command its command
  static Stream<Path> reads(List<String> command) {
    Stream.Builder<Path> paths = Stream.builder();
    for (int i = 0; i < command.size(); i++) {
      String word = command.get(i);
      if (word.equals("-cp")) {
        Arrays.stream(command.get(i + 1).split(File.pathSeparator))
            .filter(part -> !part.isEmpty())
            .map(part -> Path.of(part.endsWith("*") ? part.substring(0, part.length() - 1) : part))
            .forEach(paths::add);
      }
      READING.stream()
          .filter(word::startsWith)
          .forEach(option -> paths.add(Path.of(word.substring(option.length()))));
    }
    return paths.build().filter(Files::exists);
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// {@return where this code lies}
  public static Path code() {
    try {
      return Path.of(Fence.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /// {@return a file that a child may have changed, if it is one: no link, pipe or folder}
  ///
  /// @param file where it should be
  public static Optional<Path> plainFile(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(file)
        : Optional.empty();
  }
}
