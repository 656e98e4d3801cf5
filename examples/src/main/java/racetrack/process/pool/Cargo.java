// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// A task as the bytes that cross to a worker. Once it is detached, it keeps no reference to what
/// it was made from.
///
/// | form   | bytes after the form                                       |
/// |--------|------------------------------------------------------------|
/// | WHOLE  | the task, by Java's serialisation                          |
/// | LAMBDA | the number of the shape, the captured values               |
/// | CHUNK  | the number of the function, the elements it is applied to  |
///
/// @param bytes the bytes
/// @param definition what the worker must know before, if anything
record Cargo(Bytes bytes, @Nullable Definition definition) {

  static final byte WHOLE = 0;
  static final byte LAMBDA = 1;
  static final byte CHUNK = 2;

  /// Packs a [Runnable] or a [Callable].
  ///
  /// @throws RejectedExecutionException if it cannot be serialised, naming what stands in the way
  static Cargo pack(Object task) {
    @Nullable Cargo parts;
    try {
      parts = packParts(task);
    } catch (Throwable e) {
      throw refusal(task, e);
    }
    return parts == null ? packWhole(task) : parts;
  }

  /// Packs a lambda so that it refers to its shape; null if it is none, or is not safe to split.
  private static @Nullable Cargo packParts(Object task) throws IOException {
    Lambdas.Parts parts = Lambdas.takeApart(task);
    if (parts == null || !isSafeToSplit(parts.captured())) {
      return null;
    }
    Bytes bytes = new Bytes(64);
    bytes.room(1 + Long.BYTES).put(LAMBDA).putLong(parts.shape().id());
    bytes.write(parts.captured().length);
    int last = parts.captured().length - 1;
    for (int i = 0; i < last; i++) {
      Values.write(bytes, parts.captured()[i]);
    }
    if (last >= 0) {
      Values.writeLast(bytes, parts.captured()[last]);
    }
    return new Cargo(bytes, parts.shape());
  }

  /// Packs a [Runnable] or a [Callable] so that it refers to no definition.
  static Cargo packWhole(Object task) {
    try {
      Bytes bytes = new Bytes(512);
      bytes.write(WHOLE);
      Values.write(bytes, task);
      return new Cargo(bytes, null);
    } catch (Throwable e) {
      throw refusal(task, e);
    }
  }

  /// Packs the elements that a function, defined before, is applied to.
  static Cargo pack(Definition function, @Nullable Object[] elements) {
    try {
      Bytes bytes = new Bytes(1024);
      bytes.room(1 + Long.BYTES).put(CHUNK).putLong(function.id());
      Values.writeAll(bytes, elements);
      return new Cargo(bytes, function);
    } catch (Throwable e) {
      throw refusal(elements, e);
    }
  }

  /// {@return why an object cannot cross, whatever its classes have thrown}
  private static RejectedExecutionException refusal(Object object, Throwable fault) {
    return new RejectedExecutionException(
        SerialFault.explain(object, fault), Failures.presentable(fault));
  }

  /// Lets what this was made from change from now on.
  void detach() {
    bytes.detach();
  }

  /// {@return the definition of a function for [#pack(Definition, Object[])]}
  static Definition define(RemoteFunction<?, ?> function) {
    try {
      Bytes bytes = new Bytes(1024);
      Values.write(bytes, function);
      return new Definition(bytes);
    } catch (Throwable e) {
      throw refusal(function, e);
    }
  }

  /// One value at most may be an object with an identity: two could share a third.
  private static boolean isSafeToSplit(@Nullable Object[] captured) {
    int objects = 0;
    for (Object value : captured) {
      objects += Values.isPlain(value) ? 0 : 1;
    }
    return objects <= 1 && captured.length < Byte.MAX_VALUE;
  }
}
