// SPDX-License-Identifier: Apache-2.0
/// The pages as a person has them: in a browser, on a narrow and on a wide screen, by day and by
/// night, with the keyboard alone, on paper, and without scripts.
@NullMarked
package racetrack.reports.browser;

import org.jspecify.annotations.NullMarked;
