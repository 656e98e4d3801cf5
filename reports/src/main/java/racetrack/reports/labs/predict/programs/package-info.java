// SPDX-License-Identifier: Apache-2.0
/// The programs of the prediction questions. Most are wrong on purpose.
///
/// What a question shows is the class's lines before the method `outcome`. They are meant to be
/// read, so nothing is annotated but on the class; and each line has as little to do as can be. A
/// `sleep` takes no time where a program is run step by step, since it promises nothing of others.
package racetrack.reports.labs.predict.programs;
