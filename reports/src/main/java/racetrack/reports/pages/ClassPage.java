// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.util.List;

/// The parts of the page of a class from outside ([Page.OfClass]) that no other page has.
public interface ClassPage {

  /// A line that leads to the page of a class from outside.
  ///
  /// @param page the page's file
  /// @param name what the class is called there
  /// @param type its full name
  /// @param word what `check` has to say of it
  record Line(String page, String name, String type, Page.Cell word) {}

  /// What `check` came to.
  ///
  /// @param word the word for the whole
  /// @param when when and where it was asked
  /// @param questions a line for each question
  /// @param alarms why the answers cannot be relied on; empty if they can
  /// @param planted how many planted errors were caught
  /// @param broken the checks that show a broken promise
  record Checked(
      Page.Cell word,
      String when,
      List<QuestionRow> questions,
      List<String> alarms,
      String planted,
      List<BrokenCheck> broken) {}

  /// What a question came to for a class from outside.
  ///
  /// @param question the question
  /// @param cell the word for it
  /// @param sentence how much was searched, or why nothing is decided
  /// @param planted how many of the errors that were planted for it were caught
  record QuestionRow(String question, Page.Cell cell, String sentence, String planted) {}

  /// A check that shows a broken promise.
  ///
  /// @param promises what it asks about
  /// @param caught what it wrote
  /// @param outcomes what was seen in it, if it is a race
  record BrokenCheck(
      List<Page.AskedPromise> promises, Page.Catch caught, List<Page.Outcome> outcomes) {}

  /// What `bench` measured.
  ///
  /// @param when when and where it was measured
  /// @param own where the class is in the charts
  /// @param noise that the host was busy; empty if it was quiet
  /// @param charts its charts
  /// @param latencies how long single operations take; empty where that was not measured
  /// @param unmeasured why cells are missing
  record Measured(
      String when,
      String own,
      String noise,
      List<Page.Chart> charts,
      List<Page.Latency> latencies,
      List<String> unmeasured) {}
}
