// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.lazy;

import static java.util.Objects.requireNonNull;

import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// [Holder] with an initializer that has the object made by another thread: see
/// [BrokenBackgroundLazy].
final class BrokenHolder {

  private static final Object VALUE =
      CompletableFuture.supplyAsync(BrokenHolder::make).join(); // wound: another thread needs us

  private BrokenHolder() {}

  static Object value() {
    return VALUE;
  }

  private static Object make() {
    try {
      Supplier<?> maker =
          MethodHandles.classData(
              MethodHandles.lookup(), ConstantDescs.DEFAULT_NAME, Supplier.class);
      return requireNonNull(requireNonNull(maker).get());
    } catch (IllegalAccessException e) {
      throw new AssertionError(e); // its own lookup has access
    }
  }
}
