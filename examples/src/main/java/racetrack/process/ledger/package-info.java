// SPDX-License-Identifier: Apache-2.0
/// The ledger: two sides agree on which of them has a task, though one of them may die at any time.
///
/// It is a part of `process.pool`, asked by itself: tasks are sent to a worker process ahead of
/// time, and some of them are wanted back. [SharedLedger] settles each case with one
/// compare-and-set in memory that both processes map. Its twins look before they set, mix up two
/// tasks that use the same place one after the other, and forget what the worker has begun.
@NullMarked
@Pattern(
    title = "Ledger of tasks",
    contract = Ledger.class,
    subjects = LedgerSubject.class,
    lacks = {
      @Pattern.Lack(
          question = Question.MODEL,
          because =
              "Lincheck does not know the handles through which a buffer's memory is read and"
                  + " written: it stops with \"Unsupported VarHandle type\".")
    })
package racetrack.process.ledger;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
import racetrack.catalogue.Question;
