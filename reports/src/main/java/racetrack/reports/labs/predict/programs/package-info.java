// SPDX-License-Identifier: Apache-2.0
/// The programs of the prediction questions. Most are wrong on purpose.
///
/// What a question shows is the class's lines before the method `outcome`. They are meant to be
/// read, so nothing is annotated but on the class; and each line has as little to do as can be.
package racetrack.reports.labs.predict.programs;
