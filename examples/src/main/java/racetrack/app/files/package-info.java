// SPDX-License-Identifier: Apache-2.0
/// The file counter: bytes, lines, words and characters of real text files, many at a time.
///
/// The first program that everybody makes concurrent, and where what is not concurrent bites too:
/// encodings, buffers, files that are not there, Ctrl-C. Four subjects read in the caller's thread
/// ([SequentialFileCounter]), on a pool ([PoolFileCounter]), on virtual threads
/// ([VirtualFileCounter]) and in processes ([ProcessFileCounter]); each hands outcomes over and
/// lets one thread add up. Five twins let one bad file spoil the batch, add up in a race, go on
/// after Ctrl-C, cut characters in two, and leave files open.
@NullMarked
@Pattern(
    title = "File counter",
    contract = FileCounter.class,
    subjects = FileCounterSubject.class,
    lacks = {
      @Lack(
          question = Question.MODEL,
          because =
              "Lincheck reorders accesses to memory. What matters here happens in files, which it"
                  + " does not see, and in processes, of which it sees one."),
      @Lack(
          question = Question.RACE,
          because =
              "A sample is a batch of files and takes milliseconds, so jcstress would see hundreds"
                  + " of samples where it needs millions. The one shared variable, the total of"
                  + " BROKEN_TOTAL, stays open for as long as a file takes, which a contract test"
                  + " shows every time.")
    })
package racetrack.app.files;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
import racetrack.catalogue.Pattern.Lack;
import racetrack.catalogue.Question;
