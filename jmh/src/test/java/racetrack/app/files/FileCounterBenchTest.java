// SPDX-License-Identifier: Apache-2.0
package racetrack.app.files;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FileCounterBenchTest {

  private final FileCounterBench bench = new FileCounterBench();
  private final FileCounterBench.Folder folder = new FileCounterBench.Folder();
  private final FileCounterBench.Shared shared = new FileCounterBench.Shared();

  @BeforeEach
  void open() throws IOException {
    folder.tree = FileCounterBench.Folder.Tree.SMALL;
    folder.write();
    shared.subject = FileCounterSubject.SEQUENTIAL;
    shared.counter = shared.subject.create(1);
  }

  @AfterEach
  void close() throws IOException {
    shared.close();
    folder.delete();
  }

  @Test
  void acceptsAllFilesAndRejectsOneTooFew() throws InterruptedException {
    assertTrue(bench.count(shared, folder).failures() == 0);
    folder.files.addLast(folder.files.getFirst());
    AssertionError wrong = assertThrows(AssertionError.class, () -> bench.count(shared, folder));
    folder.files.removeLast();
    assertTrue(wrong.toString().contains("SEQUENTIAL counted "), wrong.getMessage());
  }
}
