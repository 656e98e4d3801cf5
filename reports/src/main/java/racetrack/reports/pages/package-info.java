// SPDX-License-Identifier: Apache-2.0
/// The report: one folder of pages that opens from disk, without a network.
///
/// [Report] gathers what is there and hands it, as plain records, to the templates in
/// `src/main/jte`. The records hold finished text; the templates hold the words around it and
/// escape everything but what [Markdown] rendered.
@NullMarked
package racetrack.reports.pages;

import org.jspecify.annotations.NullMarked;
