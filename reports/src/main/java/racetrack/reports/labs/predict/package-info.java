// SPDX-License-Identifier: Apache-2.0
/// Asks which outcomes a race can show, and lets a model answer.
///
/// A question is text in a file of resources, one per pattern and language, and a program in
/// `programs`. What the right answer is stands in the file, too, but is not taken from there: all
/// interleavings of the program are run, or its pattern is raced, and a test fails where the file
/// and the tool disagree.
@NullMarked
package racetrack.reports.labs.predict;

import org.jspecify.annotations.NullMarked;
