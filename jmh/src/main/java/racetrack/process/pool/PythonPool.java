// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/// Python's `ProcessPoolExecutor`, doing the same work on demand.
///
/// One line asks for some operations, one line tells that they are done, so that the talk between
/// the JVM and Python is shared by many operations.
final class PythonPool implements AutoCloseable {

  private static final String PROGRAM =
      """
      import sys
      from concurrent.futures import ProcessPoolExecutor

      def nothing(number):
          return number + 1

      def main():
          with ProcessPoolExecutor(int(sys.argv[1])) as pool:
              for line in sys.stdin:
                  kind, count = line.split()
                  count = int(count)
                  if kind == 'roundTrip':
                      total = sum(pool.submit(nothing, i).result() for i in range(count))
                  elif kind == 'stream':
                      futures = [pool.submit(nothing, i) for i in range(count)]
                      total = sum(future.result() for future in futures)
                  else:
                      total = sum(pool.map(nothing, range(count), chunksize=1000))
                  print(total, flush=True)

      if __name__ == '__main__':
          main()
      """;

  private final Path program;
  private final Process process;
  private final Writer orders;
  private final BufferedReader answers;

  /// @throws IOException if there is no `python3` on the path
  PythonPool(int workers) throws IOException {
    program = Files.createTempFile("pool", ".py");
    Files.writeString(program, PROGRAM);
    process =
        new ProcessBuilder("python3", program.toString(), Integer.toString(workers))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    orders = process.outputWriter();
    answers = process.inputReader();
  }

  /// Has Python do some operations of a kind, and waits for the sum of their results.
  long run(String kind, int count) throws IOException {
    orders.write(kind + " " + count + "\n");
    orders.flush();
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException(
          "Python has ended with exit code " + process.onExit().join().exitValue());
    }
    return Long.parseLong(answer);
  }

  @Override
  public void close() throws IOException {
    orders.close();
    process.onExit().join();
    Files.delete(program);
  }
}
