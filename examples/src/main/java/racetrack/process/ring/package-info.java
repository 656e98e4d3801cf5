// SPDX-License-Identifier: Apache-2.0
/// The ring: bytes from one process to another in memory that both share, and neither polls.
///
/// It is a part of `process.pool`, asked by itself. [SharedRing] is the ring of `queue.spsc` with
/// bytes for elements, and with what that lacks: a side that has nothing to do may sleep, and the
/// other wakes it. Each side says what it does, and then looks at what the other does, as in
/// Dekker's algorithm; twins that look first, or whose write may come after their look, sleep for
/// ever. Two more twins lose bytes.
@NullMarked
@Pattern(
    title = "Shared ring",
    contract = Ring.class,
    subjects = RingSubject.class,
    lacks = {
      @Pattern.Lack(
          question = Question.MODEL,
          because =
              "Lincheck does not know the handles through which a buffer's memory is read and"
                  + " written: it stops with \"Unsupported VarHandle type\".")
    })
package racetrack.process.ring;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
import racetrack.catalogue.Question;
