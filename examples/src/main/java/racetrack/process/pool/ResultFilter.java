// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.ObjectInputFilter;
import java.io.Serial;
import java.util.List;

/// Decides which classes a worker may make the parent instantiate.
///
/// A worker runs code that may be wrong or worse, and deserialisation runs code of the classes that
/// the bytes name. So only classes on a list may come back: values and collections of the JDK,
/// enums (found by name), records (made by their constructors), failures, and what the user adds.
/// Limits of depth, references and size keep a small message from growing into a large graph.
///
/// It does not return that it rejects something, but throws a [Rejection], which says what, and
/// what would let it in.
final class ResultFilter implements ObjectInputFilter {

  private static final String VALUES =
      """
      java.lang.Boolean;java.lang.Byte;java.lang.Character;java.lang.Short;java.lang.Integer;\
      java.lang.Long;java.lang.Float;java.lang.Double;java.lang.Number;java.lang.String;\
      java.lang.Object;java.lang.Enum;java.lang.Record;java.lang.StackTraceElement;\
      java.math.*;java.time.*;java.util.*;java.util.concurrent.*;java.util.concurrent.atomic.*;\
      java.net.URI;java.net.InetAddress;java.net.Inet4Address;java.net.Inet6Address\
      """;

  private static final String LIMITS = "maxdepth=40;maxrefs=10000000";

  /// Why something may not come in. An [java.io.ObjectInputStream] makes it the cause of an
  /// exception of its own, which names nothing.
  static final class Rejection extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    private Rejection(String message) {
      super(message);
    }
  }

  private final ObjectInputFilter limits;
  private final ObjectInputFilter classes;

  /// Allows the usual classes and some more.
  ///
  /// @param more patterns as [ObjectInputFilter.Config#createFilter] has them
  /// @param maxBytes the most bytes that one result may take
  ResultFilter(List<String> more, int maxBytes) {
    limits =
        ObjectInputFilter.Config.createFilter(
            "%s;maxbytes=%d;maxarray=%d".formatted(LIMITS, maxBytes, maxBytes));
    classes =
        ObjectInputFilter.Config.createFilter(
            more.isEmpty() ? VALUES : VALUES + ";" + String.join(";", more));
  }

  @Override
  public Status checkInput(FilterInfo info) {
    if (limits.checkInput(info) == Status.REJECTED) {
      throw new Rejection(
          "the result goes beyond one of the limits %s; Builder.resultFilter sets others"
              .formatted(LIMITS));
    }
    Class<?> type = info.serialClass();
    if (type == null) {
      return Status.ALLOWED;
    }
    while (type.isArray()) {
      type = type.getComponentType();
    }
    if (isAllowed(type)) {
      return Status.ALLOWED;
    }
    throw new Rejection(
        "%s is no class that a result may consist of; Builder.allow lets it in"
            .formatted(type.getTypeName()));
  }

  private boolean isAllowed(Class<?> type) {
    return type.isPrimitive()
        || type.isRecord()
        || Enum.class.isAssignableFrom(type)
        || Throwable.class.isAssignableFrom(type)
        || classes.checkInput(new OfClass(type)) == Status.ALLOWED;
  }

  /// {@return a user's filter that says what it rejects}
  static ObjectInputFilter naming(ObjectInputFilter users) {
    return info -> {
      Status status = users.checkInput(info);
      if (status == Status.REJECTED) {
        Class<?> type = info.serialClass();
        throw new Rejection(
            "the filter that Builder.resultFilter set rejects "
                + (type == null ? "the size or depth of the result" : type.getTypeName()));
      }
      return status;
    };
  }

  /// Asks about a class alone.
  private record OfClass(Class<?> serialClass) implements FilterInfo {

    @Override
    public long arrayLength() {
      return -1;
    }

    @Override
    public long depth() {
      return 1;
    }

    @Override
    public long references() {
      return 1;
    }

    @Override
    public long streamBytes() {
      return 0;
    }
  }
}
