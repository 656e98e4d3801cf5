// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.launch;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// A program that gives up all files but some, and then becomes another program.
///
/// What it has given up stays so for the program that it becomes, and for all that this starts.
///
/// ## Source
///
/// The Linux kernel's *Landlock: unprivileged access control*, userspace-api/landlock: the numbers
/// of the system calls, which are the same on all processors, the layouts, and what each version of
/// the interface can.
@SuppressWarnings("restricted") // that is what it is for
public final class Landlock {

  private static final long CREATE_RULESET = 444;
  private static final long ADD_RULE = 445;
  private static final long RESTRICT_SELF = 446;
  private static final long VERSION_FLAG = 1;
  private static final long PATH_BENEATH = 1;
  private static final int NO_NEW_PRIVILEGES = 38;

  private static final int OPEN_PATH = 0x200000; // O_PATH

  private static final long EXECUTE = 1;
  private static final long WRITE_FILE = 1 << 1;
  private static final long READ_FILE = 1 << 2;
  private static final long READ_FOLDER = 1 << 3;
  private static final long TRUNCATE = 1 << 14;

  /// Rights that each version of the interface knows: of the first, the second, and so on.
  private static final long[] RIGHTS = {0x1fff, 0x3fff, 0x7fff, 0x7fff, 0xffff};

  /// From this version on, signals and abstract sockets are kept within.
  private static final long SCOPES = 6;

  private static final long ALL_SCOPES = 3;
  private static final long WORD = 8;
  private static final int RULE = 12;

  /// What every JVM reads of a system.
  private static final List<String> SYSTEM =
      List.of(
          "/proc",
          "/sys",
          "/lib",
          "/lib64",
          "/usr/lib",
          "/usr/lib64",
          "/etc/ld.so.cache",
          "/etc/localtime",
          "/etc/nsswitch.conf",
          "/etc/passwd",
          "/etc/hosts",
          "/dev/random",
          "/dev/urandom",
          "/usr/share/zoneinfo");

  private static final List<String> DEVICES = List.of("/dev/null", "/dev/zero", "/dev/full");

  private static final Linker LINKER = Linker.nativeLinker();
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final MethodHandle SYSTEM_CALL =
      function("syscall", FunctionDescriptor.of(LONG, LONG, LONG, LONG, LONG, LONG), 1);
  private static final MethodHandle OPEN =
      function(
          "open",
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
          2);
  private static final MethodHandle EXEC =
      function(
          "execv",
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS),
          2);
  private static final MethodHandle PRCTL =
      function(
          "prctl",
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, LONG, LONG, LONG, LONG),
          1);

  private Landlock() {}

  private static MethodHandle function(String name, FunctionDescriptor type, int fixed) {
    MemorySegment symbol =
        LINKER.defaultLookup().find(name).orElseThrow(() -> new IllegalStateException(name));
    return fixed < type.argumentLayouts().size()
        ? LINKER.downcallHandle(symbol, type, Linker.Option.firstVariadicArg(fixed))
        : LINKER.downcallHandle(symbol, type);
  }

  /// Becomes another program, or tells which version of the interface this kernel has.
  ///
  /// @param arguments what may be used, each as `r` or `w` and a path; `--`; the program's path and
  ///   its arguments. Without any, the exit code is the version, 0 if there is none
  /// @throws Throwable if it cannot
  public static void main(String[] arguments) throws Throwable {
    long version = version();
    if (arguments.length == 0) {
      System.exit((int) Math.max(0, version));
    }
    int end = Arrays.asList(arguments).indexOf("--");
    try (Arena arena = Arena.ofConfined()) {
      restrict(arena, version, List.of(arguments).subList(0, end));
      become(arena, List.of(arguments).subList(end + 1, arguments.length));
    }
  }

  private static long version() throws Throwable {
    return call(CREATE_RULESET, 0, 0, VERSION_FLAG, 0);
  }

  private static long call(long number, long one, long two, long three, long four)
      throws Throwable {
    return (long) SYSTEM_CALL.invokeExact(number, one, two, three, four);
  }

  private static void restrict(Arena arena, long version, List<String> rules) throws Throwable {
    if (version < 1) {
      throw new IllegalStateException("This kernel has no Landlock.");
    }
    long rights = RIGHTS[(int) Math.min(version, RIGHTS.length) - 1];
    MemorySegment attributes = arena.allocate(MemoryLayout.sequenceLayout(3, LONG));
    attributes.set(LONG, 0, rights);
    attributes.set(LONG, 2 * WORD, version >= SCOPES ? ALL_SCOPES : 0);
    long size = version >= SCOPES ? 3 * WORD : WORD;
    long ruleset = need(call(CREATE_RULESET, attributes.address(), size, 0, 0), "a rule set");
    long read = EXECUTE | READ_FILE | READ_FOLDER;
    long device = READ_FILE | WRITE_FILE | TRUNCATE;
    for (String path : SYSTEM) {
      allow(arena, ruleset, path, read & rights);
    }
    for (String path : DEVICES) {
      allow(arena, ruleset, path, device & rights);
    }
    for (String rule : rules) {
      allow(arena, ruleset, rule.substring(1), rule.startsWith("w") ? rights : read);
    }
    int done = (int) PRCTL.invokeExact(NO_NEW_PRIVILEGES, 1L, 0L, 0L, 0L);
    need(done, "to give up privileges");
    need(call(RESTRICT_SELF, ruleset, 0, 0, 0), "the rules");
  }

  private static void allow(Arena arena, long ruleset, String path, long rights) throws Throwable {
    if (Files.notExists(Path.of(path))) {
      return;
    }
    long fitting =
        Files.isDirectory(Path.of(path))
            ? rights
            : rights & (EXECUTE | READ_FILE | WRITE_FILE | TRUNCATE);
    int file = (int) OPEN.invokeExact(arena.allocateFrom(path), OPEN_PATH);
    need(file, path);
    MemorySegment rule = arena.allocate(RULE, WORD);
    rule.set(LONG, 0, fitting);
    rule.set(ValueLayout.JAVA_INT, WORD, file);
    need(call(ADD_RULE, ruleset, PATH_BENEATH, rule.address(), 0), path);
  }

  private static long need(long result, String what) {
    if (result < 0) {
      throw new IllegalStateException("The kernel refuses " + what + ".");
    }
    return result;
  }

  private static void become(Arena arena, List<String> command) throws Throwable {
    MemorySegment words = arena.allocate(ValueLayout.ADDRESS, command.size() + 1L);
    for (int i = 0; i < command.size(); i++) {
      words.setAtIndex(ValueLayout.ADDRESS, i, arena.allocateFrom(command.get(i)));
    }
    words.setAtIndex(ValueLayout.ADDRESS, command.size(), MemorySegment.NULL);
    int _ = (int) EXEC.invokeExact(arena.allocateFrom(command.getFirst()), words);
    throw new IllegalStateException("This cannot be started: " + command.getFirst());
  }
}
