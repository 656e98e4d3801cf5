// SPDX-License-Identifier: Apache-2.0
package racetrack.app.files;

import java.util.List;
import java.util.function.Consumer;

/// Counts the bytes, lines, words and characters of text files.
///
/// Any number of threads may call any method. How a caller waits is unspecified: it may spin. §1 A
/// file may be listed twice; it is then counted twice. §2 Fewer than one worker is refused with an
/// [IllegalArgumentException].
///
/// §3 **Errors** are a file's own: a file that cannot be counted has a [Failure] as its outcome,
/// and the others are counted as if it were not there. §4 Such a file is closed, too.
///
/// §5 **Memory effects:** `progress` runs in the calling thread, one call after the other, so what
/// it writes needs no lock.
public interface FileCounter extends AutoCloseable {

  /// §6 Counts each file exactly, as [Counts] and [TextFile] say.
  ///
  /// @param files the files, which are not written to meanwhile
  /// @param progress §7 is told of each file once, as soon as it is counted or has failed
  /// @return §8 the results in the order of the files, and the totals
  /// @throws InterruptedException §9 if interrupted while files are counted; those that have not
  ///   begun are then never read, and those that are being read are given up
  Report count(List<TextFile> files, Consumer<? super FileResult> progress)
      throws InterruptedException;

  /// §10 Ends the workers, when they have done what they do. No thread, process or open file is
  /// left.
  @Override
  void close();
}
