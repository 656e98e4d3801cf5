// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a column of a table holds.
public enum Field {
  /// The id of the submission.
  SUBMISSION {
    @Override
    String of(Mark mark) {
      return mark.submission();
    }
  },

  /// The id as Moodle's worksheets have it.
  PARTICIPANT {
    @Override
    String of(Mark mark) {
      Matcher moodle = MOODLE_FOLDER.matcher(mark.submission());
      String number = moodle.find() ? moodle.group(1) : mark.submission();
      return number.chars().allMatch(Character::isDigit) ? "Participant " + number : number;
    }
  },

  /// The key of the lab.
  LAB {
    @Override
    String of(Mark mark) {
      return mark.key();
    }
  },

  /// The verdict.
  VERDICT {
    @Override
    String of(Mark mark) {
      return mark.verdict().toString();
    }
  },

  /// The points; empty if a person decides.
  POINTS {
    @Override
    String of(Mark mark) {
      return mark.total().map(Object::toString).orElse("");
    }
  },

  /// The fewest points that a person can decide on.
  AT_LEAST {
    @Override
    String of(Mark mark) {
      return mark.atLeast().toString();
    }
  },

  /// The most points that a person can decide on.
  AT_MOST {
    @Override
    String of(Mark mark) {
      return mark.atMost().toString();
    }
  },

  /// The most that there is to get.
  OUT_OF {
    @Override
    String of(Mark mark) {
      return mark.outOf().toString();
    }
  },

  /// The mark in a sentence or two.
  NOTE {
    @Override
    String of(Mark mark) {
      return mark.note();
    }
  },

  /// Nothing: the grade book wants the column.
  NOTHING {
    @Override
    String of(Mark mark) {
      return "";
    }
  };

  /// A folder as Moodle makes one for each submission, as in `Ada_42_assignsubmission_file`.
  private static final Pattern MOODLE_FOLDER = Pattern.compile("_(\\d+)_assignsubmission_");

  abstract String of(Mark mark);

  /// {@return its name in a scheme}
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Field> of(String id) {
    return Arrays.stream(values()).filter(field -> field.id().equals(id)).findFirst();
  }
}
