// SPDX-License-Identifier: Apache-2.0
/// Runs a small program step by step, in any order of its threads and in every one.
///
/// A step is one access to what threads share: a read or write of a field that is not final, or of
/// an element of an array; a lock that is taken; a call of a concurrent class of the JDK. The class
/// files of the program are rewritten as they are loaded, so that each thread waits before each
/// step until the scheduler lets it go. Only one thread runs at a time.
///
/// So all of this is sequentially consistent: what a compiler or a processor reorders does not show
/// here, but in a race.
@NullMarked
package racetrack.reports.labs.predict.steps;

import org.jspecify.annotations.NullMarked;
