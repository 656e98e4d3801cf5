// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.background;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import racetrack.executor.background.TaskManager.Outcome;
import racetrack.executor.background.TaskManager.Outcome.Cancelled;
import racetrack.executor.background.TaskManager.Outcome.Failure;
import racetrack.executor.background.TaskManager.Outcome.Success;

@Timeout(30)
class MailExampleTest {

  @Test
  void hasAnOutcomeForEachMail() throws InterruptedException {
    IllegalStateException failure = new IllegalStateException("no such user");
    List<Outcome<String>> outcomes =
        MailExample.sendAll(
            List.of("alice", "bob", "nobody"),
            recipient -> {
              if (recipient.equals("nobody")) {
                throw failure;
              }
              return "sent to " + recipient;
            });
    assertEquals(
        List.of(
            new Success<>("mail 1", "sent to alice"),
            new Success<>("mail 2", "sent to bob"),
            new Failure<String>("mail 3", failure)),
        sorted(outcomes));
  }

  @Test
  void answersForWhatIsQueuedAtShutdown() throws InterruptedException {
    assertEquals(
        List.of(
            new Success<>("mail 1", "sent to user1@example.com"),
            new Success<>("mail 2", "sent to user2@example.com"),
            new Cancelled<String>("mail 3"),
            new Cancelled<String>("mail 4"),
            new Cancelled<String>("mail 5")),
        shutDownEarly(TaskManagerSubject.HAND));
  }

  @Test
  void losesWhatIsQueuedAtShutdownAsTheSeedDoes() throws InterruptedException {
    assertEquals(
        List.of(
            new Success<>("mail 1", "sent to user1@example.com"),
            new Success<>("mail 2", "sent to user2@example.com")),
        shutDownEarly(TaskManagerSubject.BROKEN_LOSS));
  }

  private static List<Outcome<String>> shutDownEarly(TaskManagerSubject subject)
      throws InterruptedException {
    return sorted(MailExample.shutDownEarly(subject, recipient -> "sent to " + recipient));
  }

  private static List<Outcome<String>> sorted(List<Outcome<String>> outcomes) {
    return outcomes.stream().sorted(Comparator.comparing(Outcome::id)).toList();
  }
}
