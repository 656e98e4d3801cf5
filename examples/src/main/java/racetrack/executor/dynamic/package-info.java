// SPDX-License-Identifier: Apache-2.0
/// Tasks that make tasks: so many at a time, and the end exactly when nothing is left.
///
/// The hard question is when it is over. Four subjects count what has not ended: under a lock
/// ([HandTaskTree]), in a phaser ([PhaserTaskTree]), in an atomic number ([VirtualTaskTree]), and
/// at each node of the tree ([ForkJoinTaskTree]). A fifth, `StructuredTaskTree`, need not count,
/// since its scopes do; they are a preview feature, so it is there with the profile `preview` only.
/// Four twins end too early, never, or run all at once.
@NullMarked
@Pattern(
    title = "Tasks that make tasks",
    contract = TaskTree.class,
    subjects = TaskTreeSubject.class,
    lacks = {
      @Pattern.Lack(
          question = Question.MODEL,
          because =
              "The work is done by threads of its own, and Lincheck interleaves only the threads"
                  + " that it starts itself."),
      @Pattern.Lack(
          question = Question.RACE,
          because =
              "It is one call of one thread, which shares nothing with a second actor; who races is"
                  + " inside, and the contract's tests hold them where it matters.")
    })
package racetrack.executor.dynamic;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
import racetrack.catalogue.Question;
