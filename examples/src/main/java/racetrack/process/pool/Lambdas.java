// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.io.Serializable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Takes lambdas apart and puts them together again, so that what all instances of one lambda
/// expression have in common crosses once a worker.
///
/// Java serialises a lambda as the names and signatures of half a dozen classes and methods, each
/// time. Here a lambda is the number of its shape and its captured values.
final class Lambdas {

  private static final ClassValue<Disassembler> DISASSEMBLERS =
      new ClassValue<>() {
        @Override
        protected Disassembler computeValue(Class<?> type) {
          return new Disassembler(type);
        }
      };

  private Lambdas() {}

  /// A lambda in parts.
  ///
  /// @param shape what it has in common with others
  /// @param captured what it has not
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Parts(Definition shape, @Nullable Object[] captured) {}

  /// {@return the parts of a lambda, or null if the object is none, or one of a module that does
  /// not open its package to us; Java's serialisation can still take it as a whole}
  static @Nullable Parts takeApart(Object object) throws IOException {
    return DISASSEMBLERS.get(object.getClass()).takeApart(object);
  }

  /// {@return what Java's serialisation writes for a lambda, or null as [#takeApart] does}
  static @Nullable SerializedLambda formOf(Object object) {
    return DISASSEMBLERS.get(object.getClass()).formOf(object);
  }

  /// Takes apart the instances of one class.
  private static final class Disassembler {

    private final @Nullable MethodHandle writeReplace;

    @GuardedBy("this")
    private @Nullable Definition shape;

    Disassembler(Class<?> type) {
      writeReplace =
          type.isHidden() && Serializable.class.isAssignableFrom(type)
              ? findWriteReplace(type)
              : null;
    }

    @Nullable SerializedLambda formOf(Object object) {
      return writeReplace != null && replace(writeReplace, object) instanceof SerializedLambda form
          ? form
          : null;
    }

    @Nullable Parts takeApart(Object object) throws IOException {
      SerializedLambda form = formOf(object);
      if (form == null) {
        return null;
      }
      @Nullable Object[] captured = new @Nullable Object[form.getCapturedArgCount()];
      for (int i = 0; i < captured.length; i++) {
        captured[i] = form.getCapturedArg(i);
      }
      return new Parts(shapeOf(form), captured);
    }

    private synchronized Definition shapeOf(SerializedLambda form) throws IOException {
      if (shape == null) {
        Bytes bytes = new Bytes(512);
        Values.writeAll(
            bytes,
            new Object[] {
              form.getCapturingClass().replace('/', '.'),
              form.getFunctionalInterfaceClass(),
              form.getFunctionalInterfaceMethodName(),
              form.getFunctionalInterfaceMethodSignature(),
              form.getImplMethodKind(),
              form.getImplClass(),
              form.getImplMethodName(),
              form.getImplMethodSignature(),
              form.getInstantiatedMethodType()
            });
        shape = new Definition(bytes);
      }
      return shape;
    }

    private static @Nullable MethodHandle findWriteReplace(Class<?> type) {
      try {
        return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
            .findVirtual(type, "writeReplace", MethodType.methodType(Object.class))
            .asType(MethodType.methodType(Object.class, Object.class));
      } catch (ReflectiveOperationException e) {
        return null;
      }
    }

    private static Object replace(MethodHandle writeReplace, Object object) {
      try {
        return (Object) writeReplace.invokeExact(object);
      } catch (Throwable e) {
        throw new IllegalStateException("a lambda's writeReplace does not throw", e);
      }
    }
  }

  /// Puts together lambdas of one shape, in the worker.
  static final class Assembler {

    private final Class<?> capturing;
    private final @Nullable Object[] names;
    private final int kind;
    private final Method deserialize;

    /// Reads a shape.
    Assembler(Values values, ByteBuffer in) throws IOException, ReflectiveOperationException {
      names = values.readAll(in);
      kind = (Integer) requireNonNull(names[4]);
      capturing = Class.forName(text(0), false, Lambdas.class.getClassLoader());
      deserialize = capturing.getDeclaredMethod("$deserializeLambda$", SerializedLambda.class);
      deserialize.setAccessible(true);
    }

    /// {@return a lambda that has captured these values}
    Object assemble(@Nullable Object[] captured) throws ReflectiveOperationException {
      return deserialize.invoke(
          null,
          new SerializedLambda(
              capturing, text(1), text(2), text(3), kind, text(5), text(6), text(7), text(8),
              captured));
    }

    private String text(int index) {
      return (String) requireNonNull(names[index]);
    }
  }
}
