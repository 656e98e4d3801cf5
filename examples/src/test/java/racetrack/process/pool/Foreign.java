// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.Serializable;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessFlag;
import java.lang.reflect.Array;

/// An instance of a class that only the process has which made it.
final class Foreign {

  private Foreign() {}

  static Object instance() throws ReflectiveOperationException {
    byte[] bytes =
        ClassFile.of()
            .build(
                ClassDesc.of(Foreign.class.getPackageName(), "MadeInTheWorker"),
                type ->
                    type.withFlags(AccessFlag.PUBLIC)
                        .withInterfaceSymbols(ClassDesc.of(Serializable.class.getName())));
    Class<?> type = MethodHandles.lookup().defineClass(bytes);
    return Array.newInstance(type, 1);
  }
}
