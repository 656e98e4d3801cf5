// SPDX-License-Identifier: Apache-2.0
/// The grid: an executor whose tasks run on other hosts, by the engine Hazelcast.
///
/// ```
///  submitter (one JVM)                                 │ members (a JVM for each host)
///                                                      │
///  caller ── submit ──► queue, bounded ──► thread      │
///    ▲                                       │ takes   │
///    │                                       ▼         │
///    │                                     Seat of an idle member
///    │                                       │         │
///    │                                     Errand ════ the engine ═══► Desk ── runs the task
///    │                                       ║         │                 ▲
///  future ◄── answer, or the loss ◄══════════╝         │              CallOff: interrupts it
/// ```
///
/// **Who queues.** The submitter. A member gets no task before it has a free [Seat], so what waits
/// is lost with no member, and the engine's own queues, which have no bound, stay empty. Threads,
/// futures and the states of a shutdown are the library's ([QueuedPool]).
///
/// **What crosses.** Bytes, both ways ([Errand]): the engine never sees a task's classes, nor a
/// failure that cannot be serialised. The members need these classes on their own class path.
///
/// **Who knows of a loss.** The engine: a connection that ends, or a heartbeat that stays away. It
/// fails what it had sent there ([Grid]). It cannot know whether the member has died or is only out
/// of reach; so the task may have done all, some or none of its work, and may still be at it.
///
/// **Whose members.** A pool that is made with a number starts that many JVMs on this host, on the
/// loopback device, replaces those that die, and ends them with itself ([LocalMembers]). One that
/// is given seeds joins a cluster that others have started, by `racetrack grid join`.
///
/// **No locks on the door.** The open-source engine has neither authentication nor encryption, and
/// a task is code: whoever reaches a member's port can do there whatever its user can. So a member
/// listens on the loopback device unless told otherwise. Between hosts, use a network that nobody
/// else is in, or a tunnel (WireGuard, or `ssh -L`).
///
/// **Not in every build.** The engine is 21 MB, so this package is compiled with the profile `grid`
/// only. Without it, nothing of the pattern is there, and nothing is asked of it.
@NullMarked
@Pattern(
    title = "Grid",
    contract = GridPool.class,
    subjects = GridPoolSubject.class,
    closed =
        "A class of one's own is asked all that a pool promises by the door of process.pool; to"
            + " lose its members, the questions here would have to know where they are.",
    lacks = {
      @Pattern.Lack(
          question = Question.MODEL,
          because =
              "Lincheck interleaves the threads of one process; what can go wrong here goes wrong"
                  + " between hosts."),
      @Pattern.Lack(
          question = Question.RACE,
          because = "A sample needs a cluster of its own, which takes a second to start.")
    })
package racetrack.process.grid;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
import racetrack.catalogue.Question;
