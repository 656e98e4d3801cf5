// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import java.io.Serial;

/// A class cannot be asked anything. The message is for a person: what was wrong, and what would be
/// right.
public final class BadSubmissionException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  BadSubmissionException(String message) {
    super(message);
  }
}
