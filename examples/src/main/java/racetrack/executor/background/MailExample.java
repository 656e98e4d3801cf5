// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.background;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import racetrack.catalogue.Seed;
import racetrack.executor.background.TaskManager.Outcome;
import racetrack.programs.TimeScale;

/// Two workers send mail in the background; then a manager is shut down with mail still queued.
///
/// The seed's workers end when the event is set, and what is queued is lost without a word, as with
/// [BrokenLossTaskManager]. The sound managers have an outcome for each: sent, failed or cancelled.
@Seed(
    rows = "2.13",
    idiom = "a BackgroundTaskManager class: task_queue, result_queue, shutdown_event")
public final class MailExample {

  static final int WORKERS = 2;
  static final int QUEUED = 3;

  private MailExample() {}

  /// How mail is sent.
  interface Mailer {

    /// {@return what is to be told of it}
    ///
    /// @param recipient to whom
    /// @throws Exception if it cannot be sent
    String send(String recipient) throws Exception;
  }

  /// Prints the outcomes of three mails, and then how many outcomes there are of five.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while waiting
  public static void main(String[] args) throws InterruptedException {
    Duration unit = TimeScale.scaled(Duration.ofMillis(500));
    Mailer mailer =
        recipient -> {
          Thread.sleep(unit);
          if (!recipient.contains("@")) {
            throw new IllegalArgumentException("no address: " + recipient);
          }
          return "sent to " + recipient;
        };
    List<String> recipients = List.of("alice@example.com", "bob@example.com", "carol");
    for (Outcome<String> outcome : sendAll(recipients, mailer)) {
      System.out.println(line(outcome));
    }
    for (TaskManagerSubject subject :
        List.of(TaskManagerSubject.BROKEN_LOSS, TaskManagerSubject.HAND)) {
      System.out.println(subject + " is shut down with " + QUEUED + " mails in the queue:");
      for (Outcome<String> outcome : shutDownEarly(subject, mailer)) {
        System.out.println("  " + line(outcome));
      }
    }
  }

  private static String line(Outcome<String> outcome) {
    return switch (outcome) {
      case Outcome.Success<String>(String id, String value) -> id + " was " + value;
      case Outcome.Failure<String>(String id, Throwable cause) ->
          id + " failed: " + cause.getMessage();
      case Outcome.Cancelled<String>(String id) -> id + " was cancelled";
    };
  }

  /// {@return an outcome for each mail, in the order of their ends}
  ///
  /// @param recipients to whom to send
  /// @param mailer how
  /// @throws InterruptedException if interrupted while waiting
  static List<Outcome<String>> sendAll(List<String> recipients, Mailer mailer)
      throws InterruptedException {
    try (TaskManager<String> manager = TaskManagerSubject.HAND.start(WORKERS)) {
      int number = 0;
      for (String recipient : recipients) {
        number++;
        manager.add("mail " + number, () -> mailer.send(recipient));
      }
      manager.await();
      return manager.poll();
    }
  }

  /// {@return the outcomes that there are when a manager is closed while its workers are busy}
  ///
  /// @param subject which manager
  /// @param mailer how to send
  /// @throws InterruptedException if interrupted while waiting
  static List<Outcome<String>> shutDownEarly(TaskManagerSubject subject, Mailer mailer)
      throws InterruptedException {
    CountDownLatch busy = new CountDownLatch(WORKERS);
    CountDownLatch shutDown = new CountDownLatch(1);
    try (TaskManager<String> manager = subject.start(WORKERS)) {
      for (int number = 1; number <= WORKERS + QUEUED; number++) {
        String recipient = "user" + number + "@example.com";
        manager.add(
            "mail " + number,
            () -> {
              busy.countDown();
              shutDown.await();
              return mailer.send(recipient);
            });
      }
      busy.await();
      manager.shutdown();
      shutDown.countDown();
      manager.await();
      return manager.poll();
    }
  }
}
