// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.StringWriter;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import racetrack.process.ring.ProtocolException;

/// Turns values into bytes and back.
///
/// Numbers, strings and arrays of numbers are written as they are, everything else by Java's
/// serialisation, which costs several times as much. A list of numbers is written as an array of
/// them.
///
/// Strings and boxed numbers come back as equal objects, not as the same ones, also where the
/// serialisation would have kept two references to one object as two references to one object.
final class Values {

  private static final byte NULL = 0;
  private static final byte FALSE = 1;
  private static final byte TRUE = 2;
  private static final byte INTEGER = 3;
  private static final byte LONG = 4;
  private static final byte DOUBLE = 5;
  private static final byte LATIN = 6;
  private static final byte UNICODE = 7;
  private static final byte BYTES = 8;
  private static final byte INTS = 9;
  private static final byte LONGS = 10;
  private static final byte DOUBLES = 11;
  private static final byte OBJECT = 12;
  private static final byte MIXED = 13;
  private static final byte TAIL = 14;

  /// The room that a failure needs at least, in bytes: for what it is, and what it says.
  static final int LEAST = 256;

  private static final String CUT = "\n\t... (cut to fit maxPayload)";

  private final @Nullable ObjectInputFilter filter;

  /// Reads with a filter, or without one what comes from a trusted side.
  Values(@Nullable ObjectInputFilter filter) {
    this.filter = filter;
  }

  /// {@return whether a value has no identity that anybody could miss, and is written as it is}
  static boolean isPlain(@Nullable Object value) {
    return value == null
        || value instanceof Integer
        || value instanceof Long
        || value instanceof Double
        || value instanceof String
        || value instanceof Boolean;
  }

  /// Writes a value.
  static void write(Bytes out, @Nullable Object value) throws IOException {
    // No `switch` over types: a fresh worker would take milliseconds to link it.
    if (value == null) {
      out.write(NULL);
    } else if (value instanceof Integer number) {
      out.room(1 + Integer.BYTES).put(INTEGER).putInt(number);
    } else if (value instanceof Long number) {
      out.room(1 + Long.BYTES).put(LONG).putLong(number);
    } else if (value instanceof Double number) {
      out.room(1 + Double.BYTES).put(DOUBLE).putDouble(number);
    } else if (value instanceof String text) {
      writeString(out, text);
    } else if (value instanceof Boolean truth) {
      out.write(truth ? TRUE : FALSE);
    } else if (!writeArray(out, value)) {
      writeObject(out, value);
    }
  }

  /// Writes a value behind which nothing follows. If it is a large array of bytes, it is not
  /// copied.
  static void writeLast(Bytes out, @Nullable Object value) throws IOException {
    if (value instanceof byte[] array && array.length >= Frame.LARGE) {
      out.write(TAIL);
      out.append(array);
    } else {
      write(out, value);
    }
  }

  /// Writes an array of numbers; returns false if the value is something else.
  private static boolean writeArray(Bytes out, Object value) {
    if (value instanceof byte[] array) {
      head(out, BYTES, array.length, Byte.BYTES).put(array);
    } else if (value instanceof int[] array) {
      ByteBuffer room = head(out, INTS, array.length, Integer.BYTES);
      room.asIntBuffer().put(array);
      room.position(room.position() + array.length * Integer.BYTES);
    } else if (value instanceof long[] array) {
      ByteBuffer room = head(out, LONGS, array.length, Long.BYTES);
      room.asLongBuffer().put(array);
      room.position(room.position() + array.length * Long.BYTES);
    } else if (value instanceof double[] array) {
      ByteBuffer room = head(out, DOUBLES, array.length, Double.BYTES);
      room.asDoubleBuffer().put(array);
      room.position(room.position() + array.length * Double.BYTES);
    } else {
      return false;
    }
    return true;
  }

  /// Reads a value.
  ///
  /// @throws IOException if the bytes are no value, or the filter rejects it
  /// @throws ClassNotFoundException if this side lacks a class
  @Nullable Object read(ByteBuffer in) throws IOException, ClassNotFoundException {
    try {
      byte tag = in.get();
      return switch (tag) {
        case NULL -> null;
        case FALSE -> false;
        case TRUE -> true;
        case INTEGER -> in.getInt();
        case LONG -> in.getLong();
        case DOUBLE -> in.getDouble();
        case LATIN, UNICODE -> readString(in, tag);
        case BYTES -> {
          int length = length(in, Byte.BYTES);
          int start = in.arrayOffset() + in.position();
          in.position(in.position() + length);
          yield Arrays.copyOfRange(in.array(), start, start + length); // the JVM zeroes nothing
        }
        case INTS -> {
          int[] array = new int[length(in, Integer.BYTES)];
          in.asIntBuffer().get(array);
          in.position(in.position() + array.length * Integer.BYTES);
          yield array;
        }
        case LONGS -> {
          long[] array = new long[length(in, Long.BYTES)];
          in.asLongBuffer().get(array);
          in.position(in.position() + array.length * Long.BYTES);
          yield array;
        }
        case DOUBLES -> {
          double[] array = new double[length(in, Double.BYTES)];
          in.asDoubleBuffer().get(array);
          in.position(in.position() + array.length * Double.BYTES);
          yield array;
        }
        case OBJECT -> readObject(in);
        default -> throw new ProtocolException("there is no value with the tag " + tag);
      };
    } catch (BufferUnderflowException e) {
      throw new ProtocolException("a value ends too early");
    }
  }

  /// Reads what [#writeLast] wrote.
  ///
  /// @param tail the frame's tail, which becomes the value if there is one
  @Nullable Object readLast(ByteBuffer in, Tail tail) throws IOException, ClassNotFoundException {
    if (tail.length() == 0) {
      return read(in);
    }
    if (in.remaining() != 1 || in.get() != TAIL) {
      throw new ProtocolException("a frame has a tail that is no value");
    }
    return tail.array();
  }

  /// Writes several values, numbers of one kind without their tags.
  static void writeAll(Bytes out, @Nullable Object[] values) throws IOException {
    byte tag = commonTag(values);
    switch (tag) {
      case INTEGER -> {
        ByteBuffer room = head(out, tag, values.length, Integer.BYTES);
        for (Object value : values) {
          room.putInt((Integer) requireNonNull(value));
        }
      }
      case LONG -> {
        ByteBuffer room = head(out, tag, values.length, Long.BYTES);
        for (Object value : values) {
          room.putLong((Long) requireNonNull(value));
        }
      }
      case DOUBLE -> {
        ByteBuffer room = head(out, tag, values.length, Double.BYTES);
        for (Object value : values) {
          room.putDouble((Double) requireNonNull(value));
        }
      }
      case MIXED -> {
        head(out, tag, values.length, 0);
        for (Object value : values) {
          write(out, value);
        }
      }
      default -> {
        out.write(OBJECT);
        writeObject(out, values);
      }
    }
  }

  /// Reads what [#writeAll] wrote.
  @Nullable Object[] readAll(ByteBuffer in) throws IOException, ClassNotFoundException {
    try {
      byte tag = in.get();
      return switch (tag) {
        case INTEGER -> {
          Object[] values = new Object[length(in, Integer.BYTES)];
          for (int i = 0; i < values.length; i++) {
            values[i] = in.getInt();
          }
          yield values;
        }
        case LONG -> {
          Object[] values = new Object[length(in, Long.BYTES)];
          for (int i = 0; i < values.length; i++) {
            values[i] = in.getLong();
          }
          yield values;
        }
        case DOUBLE -> {
          Object[] values = new Object[length(in, Double.BYTES)];
          for (int i = 0; i < values.length; i++) {
            values[i] = in.getDouble();
          }
          yield values;
        }
        case MIXED -> {
          @Nullable Object[] values = new @Nullable Object[length(in, 1)];
          for (int i = 0; i < values.length; i++) {
            values[i] = read(in);
          }
          yield values;
        }
        case OBJECT -> {
          if (read(in) instanceof Object[] values) {
            yield values;
          }
          throw new ProtocolException("several values were expected, but one came");
        }
        default -> throw new ProtocolException("there are no values with the tag " + tag);
      };
    } catch (BufferUnderflowException e) {
      throw new ProtocolException("values end too early");
    }
  }

  /// Writes a failure: its text for whoever cannot read the object, and the object if it can cross.
  ///
  /// @param most how many bytes there is room for, at least [#LEAST]; if both take more, only the
  ///   text crosses, cut to fit
  static void writeFailure(Bytes out, Throwable failure, int most) {
    int start = out.size();
    StringWriter text = new StringWriter();
    boolean printable = Failures.print(failure, text);
    writeString(out, text.toString());
    if (!printable || !tryToWriteObject(out, failure)) {
      out.write(NULL);
    }
    if (out.size() - start > most) {
      out.truncate(start);
      writeString(out, cut(text.toString(), most - 2 - Integer.BYTES));
      out.write(NULL);
    }
  }

  /// {@return the beginning of a text that is too long, as [#writeString] would write it}
  private static String cut(String text, int bytes) {
    int chars = isLatin(text) ? bytes : bytes / Character.BYTES;
    return text.length() <= chars ? text : text.substring(0, chars - CUT.length()) + CUT;
  }

  private static boolean tryToWriteObject(Bytes out, Object object) {
    int size = out.size();
    try {
      writeObject(out, object);
      return true;
    } catch (Throwable e) { // whatever its classes throw
      out.truncate(size);
      return false;
    }
  }

  /// Reads a failure, or a stand-in with its text if the object cannot be had.
  Throwable readFailure(ByteBuffer in) throws IOException, ClassNotFoundException {
    RemoteFailureException standIn = new RemoteFailureException(String.valueOf(read(in)));
    try {
      return read(in) instanceof Throwable failure && Failures.isPrintable(failure)
          ? failure
          : standIn;
    } catch (Throwable e) { // whatever its classes throw
      standIn.initCause(Failures.presentable(e));
      return standIn;
    }
  }

  private static void writeString(Bytes out, String text) {
    if (isLatin(text)) {
      byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
      head(out, LATIN, latin.length, Byte.BYTES).put(latin);
    } else {
      ByteBuffer room = head(out, UNICODE, text.length(), Character.BYTES);
      for (int i = 0; i < text.length(); i++) {
        room.putChar(text.charAt(i));
      }
    }
  }

  private static boolean isLatin(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xff) {
        return false;
      }
    }
    return true;
  }

  private static String readString(ByteBuffer in, byte tag) throws ProtocolException {
    if (tag == LATIN) {
      byte[] latin = new byte[length(in, Byte.BYTES)];
      in.get(latin);
      return new String(latin, StandardCharsets.ISO_8859_1);
    }
    char[] chars = new char[length(in, Character.BYTES)];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = in.getChar();
    }
    return new String(chars);
  }

  private static void writeObject(Bytes out, Object value) throws IOException {
    out.room(1 + Integer.BYTES).put(OBJECT).putInt(0);
    int start = out.size();
    try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
      objects.writeObject(value);
    }
    ByteBuffer written = out.room(0);
    written.putInt(start - Integer.BYTES, out.size() - start);
  }

  private Object readObject(ByteBuffer in) throws IOException, ClassNotFoundException {
    int length = length(in, Byte.BYTES);
    InputStream bytes =
        new ByteArrayInputStream(in.array(), in.arrayOffset() + in.position(), length);
    in.position(in.position() + length);
    try (ObjectInputStream objects = new ObjectInputStream(bytes)) {
      if (filter != null) {
        objects.setObjectInputFilter(filter);
      }
      return objects.readObject();
    } catch (InvalidClassException e) {
      throw e.getCause() instanceof ResultFilter.Rejection rejection
          ? new InvalidClassException(rejection.getMessage(), e)
          : e;
    }
  }

  private static ByteBuffer head(Bytes out, byte tag, int count, int size) {
    int length = Math.addExact(1 + Integer.BYTES, Math.multiplyExact(count, size));
    return out.room(length).put(tag).putInt(count);
  }

  /// Reads a count and believes it only if so many elements can still come.
  private static int length(ByteBuffer in, int size) throws ProtocolException {
    int count = in.getInt();
    if (count < 0 || count > in.remaining() / size) {
      throw new ProtocolException(
          "a value claims %d elements in %d bytes".formatted(count, in.remaining()));
    }
    return count;
  }

  /// {@return the tag that all numbers of one kind share, or how else to write several values}
  private static byte commonTag(@Nullable Object[] values) {
    byte common = values.length == 0 ? MIXED : tagOf(values[0]);
    for (Object value : values) {
      byte tag = tagOf(value);
      if (tag == OBJECT) {
        return OBJECT;
      }
      if (tag != common) {
        common = MIXED;
      }
    }
    return common;
  }

  private static byte tagOf(@Nullable Object value) {
    if (value instanceof Integer) {
      return INTEGER;
    }
    if (value instanceof Long) {
      return LONG;
    }
    if (value instanceof Double) {
      return DOUBLE;
    }
    return isPlain(value) ? MIXED : OBJECT;
  }
}
