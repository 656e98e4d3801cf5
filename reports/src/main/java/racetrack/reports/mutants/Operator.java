// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.mutants;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A kind of mistake.
///
/// In brackets stand the short names of the literature, where it has one.
public enum Operator {
  /// A method or block is synchronized no more (RSK, RSB).
  DROP_SYNCHRONIZED,
  /// A lock is neither taken nor given back (RCXC).
  DROP_LOCK,
  /// A section is guarded by a lock that others do not take (MSP, EELO).
  OTHER_LOCK,
  /// The first statement of a critical section is before it (SKCR).
  SHRINK_AT_THE_START,
  /// The last statement of a critical section is behind it (SKCR).
  SHRINK_AT_THE_END,
  /// A lock is given back between two statements, and taken again (SPCR).
  SPLIT,
  /// Two locks are taken the other way round.
  SWAP_LOCKS,
  /// A lock is tried instead of taken, and nobody asks whether that went well (ELPA).
  TRY_LOCK,
  /// A lock or semaphore is no longer fair (MSF).
  DROP_FAIRNESS,

  /// A condition is tested once, not again and again.
  WHILE_TO_IF,
  /// Nobody waits (RTXC).
  DROP_WAIT,
  /// Nobody is woken (RTXC, RCXC).
  DROP_SIGNAL,
  /// A signal is given before what it tells of.
  MOVE_SIGNAL,
  /// One is woken, not all (RNA).
  SIGNAL_ONE,
  /// All are woken, not one.
  SIGNAL_ALL,
  /// A test of the state is left out, by which a method would have ended.
  DROP_CHECK,
  /// A wait with a limit does not wait (MXT).
  TIMEOUT_TO_ZERO,
  /// A wait with a limit has none (MXT).
  DROP_TIMEOUT,

  /// What has to be done at the end is left out where something was thrown (RFU).
  DROP_FINALLY,
  /// A clean-up is left out (RCXC).
  DROP_CLEAN_UP,
  /// Nobody waits for a thread or task to end (RTXC).
  DROP_JOIN,
  /// A thread's code is run by the caller.
  START_TO_RUN,
  /// A thread is not interrupted, or forgets that it was.
  DROP_INTERRUPT,
  /// An interruption is caught and forgotten.
  SWALLOW_INTERRUPT,
  /// Nobody looks whether there was an interrupt.
  DROP_INTERRUPT_TEST,
  /// A wait does not listen to interrupts (ELPA).
  DEAFEN,
  /// Fewer exceptions are caught.
  NARROW_CATCH,

  /// A field is volatile no more (RVK).
  DROP_VOLATILE,
  /// The fields of a class are final no more, where a plain field holds its objects, so that it
  /// matters.
  DROP_FINAL,
  /// A compare-and-set sets whatever it finds.
  CAS_TO_SET,
  /// A compare-and-set looks first, and sets then (EAN).
  SPLIT_CAS,
  /// A read-modify-write reads first, and writes then (EAN).
  SPLIT_UPDATE,
  /// An access has a weaker memory effect.
  WEAKEN,
  /// A fence is left out.
  DROP_FENCE,
  /// An entry that is there is replaced (EAN).
  PUT_IF_ABSENT_TO_PUT,

  /// A capacity, count, number of parties or permits is one too large (MXC).
  ONE_MORE,
  /// A capacity, count, number of parties or permits is one too small (MXC).
  ONE_LESS,
  /// A limit is itself inside where it was outside, or the other way round.
  BOUNDARY;

  /// {@return the name as a note beside the code and a report have it, such as `drop-volatile`}
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// {@return the operator with this name, if there is one}
  ///
  /// @param id a name such as `drop-volatile`
  public static Optional<Operator> of(String id) {
    return Arrays.stream(values()).filter(operator -> operator.id().equals(id)).findFirst();
  }
}
