// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.lazy;

import static java.util.Objects.requireNonNull;

import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import java.util.function.Supplier;

/// The class whose initializer makes the object, in the first call of [#value].
///
/// In a program it is nested, and has one line: `static final Thing VALUE = new Thing()`. This one
/// is a template: [HolderLazy] has it defined anew for each object, and the maker beside it.
final class Holder {

  private static final Object VALUE = make();

  private Holder() {}

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
