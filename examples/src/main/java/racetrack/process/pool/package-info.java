// SPDX-License-Identifier: Apache-2.0
/// The process pool: an executor whose tasks run in JVMs of their own.
///
/// ```
///  parent                                            │ worker process
///                                                    │
///  caller ── submit ──► Cargo ──► Dispatcher         │
///    ▲                           │ queue, staff      │
///    │                           ▼                   │
///    │                       Window ── offers ──► Ledger (shared memory) ◄── begins ──┐
///    │                           │                   │                                │
///    │                           ▼                   │                                │
///    │                        Outbox ═══ Ring ════► FrameReader ──► TaskThread ───────┘
///    │                           └────── bell ─────► │                 │ runs the task
///  TaskFuture ◄── Intake ◄═══════ Ring ════════════ Outbox ◄──────────┘
///                   ▲            keeper ◄── bell ─── │
///                   │                                │
///                   └─────── orders ─────────────► Leash: ends the process with its parent
///  System.out ◄── pump ◄─── standard output, error ─ whatever the tasks print
/// ```
///
/// **Who writes.** Frames are added to a worker's outbox under the dispatcher's lock, so they
/// travel in the order of the decisions; then whoever finds nobody writing writes them, callers
/// included, with no lock held. The parent's end of the tasks ring never blocks: what it does not
/// take at once is the feeder's. So no caller waits for a worker, and an interrupted caller closes
/// no channel.
///
/// **What carries.** A [racetrack.process.ring.SharedRing] of shared memory each way. The sockets
/// carry one byte now and then: a [Bell] for a side that sleeps, and by their end the news that the
/// other side is gone. What was written before a worker's death is still read; a copy that was not
/// finished was never there.
///
/// **Who decides.** The [Dispatcher], under one lock: it knows who works ([Roster]), which task is
/// on offer to whom ([Assignments]) and what takes too long ([Limits]). What takes time happens
/// after the lock is free ([Decision]).
///
/// **Who reads.** Each worker has a keeper, a thread that starts the process, takes its results in,
/// ends the futures and, when the channel ends, waits for the process and its output. A caller that
/// waits for a result may take results in itself for a short while, before it sleeps
/// ([racetrack.process.intake.HelpedIntake]); then the keeper sleeps on. A worker reads its next
/// task only when it is through with the last: its one reader is the thread that runs the tasks, so
/// no task is handed from thread to thread.
///
/// **How a worker starts.** While its JVM boots, the parent makes the shared memory and puts the
/// initializer into the ring. The worker runs it while a thread of its own calls the parent, as the
/// first socket of a JVM takes long. In an [AotCache] it finds its classes ready. It inherits the
/// environment, but no options that were meant for this JVM ([JvmCommand]), and the class path
/// ([ClassPath]). One that takes too long is killed; what it said ([LastWords]) is in the message.
/// If some can be started and others cannot, the pool goes on with those who live ([Roster]).
///
/// **Who spins before it sleeps.** A caller, for about as long as sleeping and waking take, if
/// spinning has paid off recently ([Patience]). In low-latency mode a worker does so too, and both
/// for longer.
///
/// **Who owns a future.** From submission to its end a task is in the dispatcher's queue or in one
/// worker's window. Under the lock it is taken out by exactly one of: its result, its cancellation,
/// its time limit, the loss of its worker, the end of the pool. Whoever took it out ends the
/// future.
///
/// **What foreign code may throw.** While a task, a result or a failure is packed or unpacked, code
/// of its classes runs, on either side. Whatever it throws becomes a refusal, or that task's
/// failure; a failure that cannot cross, or not in `maxPayload` bytes, is told by a stand-in
/// ([RemoteFailureException]).
///
/// **What a loss costs.** Tasks are offered ahead of time, so that a worker has its next one at
/// hand. Which of them have begun is agreed upon in the ledger, by compare and set in memory that
/// both processes map. So a dead worker's unbegun tasks run elsewhere, its begun one is lost, a
/// cancelled one never runs, and an idle worker takes over what a busy one has not begun.
///
/// **In which order things end.** No new tasks; queue and windows run empty; each idle worker's
/// tasks channel is closed; the process finds no more tasks and exits; its keeper reads the end of
/// the results, then the exit code, then the last of its output; the last keeper announces the
/// termination. If the parent dies instead, the operating system closes its ends of the channels,
/// and each worker halts at once, in the middle of whatever it runs. The shared memory is in files
/// that have no name any more once worker and parent have met, so it goes with the two; an exit in
/// between deletes them ([Leftovers]). All threads of a pool are daemons but one, which is there
/// while there are tasks ([Anchor]): so the end of `main` is not the end of the tasks.
///
/// ## Parts that are patterns of their own
///
/// What is lock-free, or hands a role from thread to thread, has a contract, races and twins of its
/// own: `process.ring` ([racetrack.process.ring.SharedRing]), `process.ledger`
/// ([racetrack.process.ledger.SharedLedger]), `process.outbox`
/// ([racetrack.process.outbox.CombiningOutbox]) and `process.intake`
/// ([racetrack.process.intake.HelpedIntake]). The pool uses the classes, not their contracts.
///
/// ## Locks
///
/// A thread takes them in this order, and leaves out what it does not need. Where a lock and its
/// fields are in the same class, `@GuardedBy` says so and the compiler checks it. It cannot check
/// the dispatcher's lock, which guards fields of several classes, and is taken by a [Decision] in a
/// try-with-resources: a method that is given a decision has the lock. `PackageInfoTest` checks
/// that in the class files: it reads from this table what the lock guards.
///
/// | lock | guards | within it |
/// |---|---|---|
/// | `HelpedIntake.lock`, one per worker | [Results]: the reader's end of the ring, the [FrameReader]; the intake's `failure`, `closed` | all that follow; callbacks of futures, so callers only try it |
/// | `Dispatcher.lock`, one per pool | [Dispatcher]: `shutdown`, `hurried`, `broken`, `tasksDone`; all of [Assignments], [Roster], [Limits], [Window]; [Worker]: `window`, `startLook`, `since`, `nextLook`; [Task]: `window`, `number`, `losses`, `condemned` | those that follow; frames are added, futures settled; nobody waits, no foreign code |
/// | monitor of `TaskFuture.callbacks` | `callbacks`, and writing `outcome` | nothing |
/// | monitor of the [Feeder] | `selector`, `closed` | nothing |
/// | monitor of a [Tail] | `array` | one write into a ring, which never waits |
/// | monitor of [LastWords] | `lines`, `closed` | nothing |
/// | monitor of a lambda's class in [Lambdas] | `shape` | packing the shape |
/// | `JvmCommand.class` | `FILES` | writing a file |
/// | `TaskThread.lock`, in the worker | `inTask` | nothing |
///
/// An outbox has a role in place of a lock (`writing`): nobody waits for it, and one that was
/// refused keeps it until it is resumed. It is taken with no lock held but an intake's.
///
/// ## Access modes
///
/// What two threads, or two processes, use without a lock:
///
/// | field | written by | read by | how |
/// |---|---|---|---|
/// | ring: `produced` | its writer | its reader | volatile; publishes the bytes |
/// | ring: `consumed` | its reader | its writer | volatile; publishes the places |
/// | ring: `reader sleeps`, `writer sleeps` | whoever goes to sleep; taken back by whoever wakes it | both | volatile and compare-and-set; each side writes first and then looks at the other's count |
/// | ledger: a word | parent: offered, withdrawn; worker: begun | parent | volatile; compare-and-set but to offer |
/// | outbox: `messages` | whoever sends | whoever has the role | a concurrent queue |
/// | outbox: `writing` | who takes the role, by compare-and-set; who has it | all | volatile; publishes `buffer`, `large`, `sent` |
/// | `Outlet.ended` | the keeper, who sleeps with no lock | who reads | volatile |
/// | `Worker.launch`, `intake` | the keeper, once each | all | volatile |
/// | `Worker.inlet`, `outbox` | the keeper, once each | who flushes | plain; published by the dispatcher's lock, under which the worker becomes ready |
/// | `Worker.process`, `doomed` | the keeper; who kills | the other | volatile; each writes its own and then reads the other's, so the process is killed by one of them |
/// | `Worker.overdue` | who has a decision | the keeper, too | volatile |
/// | `Task.window` | who has a decision | a caller who wants to help | volatile; a benign race, as to help another worker is no harm |
/// | `TaskFuture.outcome`, `task` | under the monitor, once; by who announces it | all | volatile; publishes the result |
/// | `Anchor.holding`, `holder` | who has a task; the anchor's thread | the other | volatile; each writes and then looks again |
/// | `Patience.failures`, `paused` | callers | callers | plain; a benign race, as a guess gets a little worse |
/// | `Leash.loosened`, in the worker | the shutdown hook | the leash | volatile |
///
/// ## States of a task
///
/// | from | to | by | under |
/// |---|---|---|---|
/// | – | queued: in `queue` | `submit`, a lost worker, a take-over | the dispatcher's lock |
/// | queued | on offer: in a window, its word is `2 * number` | `Assignments.offer` | the dispatcher's lock |
/// | on offer | queued | the parent's compare-and-set to 0: a cancellation, a take-over, a loss | the dispatcher's lock, against the worker |
/// | on offer | begun: its word is `2 * number + 1` | the worker's compare-and-set | no lock, against the parent |
/// | begun | condemned: its worker is to be killed | a cancellation, a time limit | the dispatcher's lock |
/// | any | ended: in neither, its future is settled | its result, a cancellation, a loss, the end of the pool | the dispatcher's lock; announced after it |
///
/// ## Where to find what
///
/// Each class is in one room, and a room uses those that its row names, and no others: `RoomsTest`
/// reads this table, and looks into the class files.
///
/// | room | files | uses |
/// |---|---|---|
/// | **programs**: what programs use | [ProcessPool], [MapOptions], [MapResults], [MapDeadlineException], [TaskFuture], [Statistics], [WorkerLostException], [RemoteFailureException], [RemoteCallable], [RemoteRunnable], [RemoteFunction], [RemoteBiFunction], [WorkerPool] | parent, command, worker, serialisation, base |
/// | **parent**: what is decided, under one lock | [Dispatcher], [Decision], [Assignments], [Roster], [Limits], [Window], [Task], [Settings], [Watch], [Invocations], [Pairs] | programs, keepers, transport, serialisation, base |
/// | **keepers**: the parent's side of each worker | [Worker], [Launch], [Results], [Feeder], [OutputPump], [LastWords] | programs, parent, command, worker, transport, serialisation, base |
/// | **command**: how a JVM is started | [JvmCommand], [ClassPath], [AotCache] | programs, base |
/// | **worker**: the other process | [WorkerMain], [TaskThread], [Leash] | programs, transport, serialisation |
/// | **transport**: frames, rings, bells | [Rendezvous], [Rings], [RingChannel], [Bell], [LedgerFile], [Frame], [FrameReader], [Tail] | base |
/// | **serialisation**: what crosses | [Bytes], [Values], [Cargo], [Definition], [Lambdas], [Chunk], [Ended], [Outcome], [Failures], [SerialFault], [ResultFilter] | programs, transport |
/// | **base**: what several rooms need | [Patience], [Leftovers], [Anchor] | |
/// | **subjects**: simpler pools, and the twins | [WorkerPoolSubject], [SimpleWorkerPool] with [SimpleWorkerMain], [Pipe] and [RemoteTasks], [ThreadWorkerPool], [VirtualWorkerPool], [BrokenBatchWorkerPool], [BrokenCancelWorkerPool], [BrokenHastyProcessPool], [BrokenOrphanWorkerPool], [BrokenRetryWorkerPool], [BrokenSharedWorkerPool] | programs, parent, command, serialisation, base |
/// | **chaos**: faults at random | [Chaos], [ChaosRound], [ChaosClient], [ChaosMap], [ChaosEnd] | programs |
/// | **examples**: programs of the tutorials | [SumOfSquaresExample], [PrimesExample], [CrossingExample], [MemoryExample] | programs |
///
/// They are one package, and not a package per room, since the rooms would have to be opened to
/// each other: most of the classes that are hidden here would have to be public, [Dispatcher] and
/// the hidden half of [TaskFuture] among them. What programs may use would then not be told any
/// more from what they could. What packages would keep apart, the test keeps apart: the worker
/// knows nothing of the parent, and what carries and packs knows neither.
///
/// **What was tried where.** Linux. macOS has all that is used. So has Windows 10 on paper
/// (Unix-domain sockets, mapped files), but there an exit code tells no signal, and the mapped
/// files are deleted when the parent ends, not before.
@NullMarked
@Pattern(
    title = "Process pool",
    contract = WorkerPool.class,
    subjects = WorkerPoolSubject.class,
    lacks = {
      @Pattern.Lack(
          question = Question.MODEL,
          because =
              "Lincheck interleaves the threads of one process; what can go wrong here goes wrong"
                  + " between two. Two of its parts are patterns of their own, with models:"
                  + " process.outbox and process.intake."),
      @Pattern.Lack(
          question = Question.RACE,
          because =
              "A sample needs a pool of its own, and so a process: a tenth of a second, where"
                  + " jcstress counts on millions. The parts are raced as patterns of their own:"
                  + " process.ring, process.ledger, process.outbox, process.intake.")
    })
package racetrack.process.pool;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
import racetrack.catalogue.Question;
