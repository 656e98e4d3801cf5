// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ExplanationTest {

  @Test
  void showsADocCommentAsATerminalCan() {
    assertEquals(
        """
        Broken: a Result.of that is late.

        Why it breaks:

        | drops item 1 | `[empty, 2]` |
        See run, and Queue.
        """,
        Explanation.plain(
            """
            **Broken:** a [Result#of] that is late.

            ## Why it breaks

            | drops item 1 | `[empty, 2]` |
            See [#run], and [Queue].
            """));
  }
}
