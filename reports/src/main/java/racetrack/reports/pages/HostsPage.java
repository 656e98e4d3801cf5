// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.util.List;

/// Several hosts side by side. All text is finished.
///
/// @param hosts the hosts, the first being the one that the other pages are about
/// @param cards the host cards, line by line
/// @param missing what is not among the results of each host, where something is
/// @param patterns the patterns that at least two hosts have measured
public record HostsPage(
    List<Host> hosts, List<Card> cards, List<Missing> missing, List<Compared> patterns) {

  /// A host.
  ///
  /// @param letter its letter, by which it is known on the page
  /// @param name the name of its folder of results
  /// @param style a class of the style sheet
  public record Host(String letter, String name, String style) {}

  /// A line of the host cards.
  ///
  /// @param label what it says
  /// @param values what it says of each host
  public record Card(String label, List<String> values) {}

  /// What is not among the results of a host.
  ///
  /// @param letter the host
  /// @param html the sentences
  public record Missing(String letter, List<String> html) {}

  /// A pattern on several hosts.
  ///
  /// @param key its key
  /// @param title its title
  /// @param operation what was measured
  /// @param unit the unit of the figures
  /// @param multiples a small chart for each subject
  public record Compared(
      String key, String title, String operation, String unit, List<Multiple> multiples) {}

  /// A subject on several hosts.
  ///
  /// @param subject its name
  /// @param spark its throughput on each host, as a multiple of one worker's there
  /// @param rows a row for each host
  public record Multiple(String subject, Spark spark, List<Row> rows) {}

  /// A subject on a host.
  ///
  /// @param letter the host
  /// @param one with one worker
  /// @param best the best, and with how many workers
  /// @param gain how many times one worker's that is
  public record Row(String letter, String one, String best, String gain) {}
}
