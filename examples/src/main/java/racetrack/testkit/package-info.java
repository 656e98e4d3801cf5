// SPDX-License-Identifier: Apache-2.0
/// The test kit: threads that must not hang, time limits, models, stories of failures, and the
/// program that asks subjects one after the other.
///
/// It lies among the tests of this module, and is product code all the same: the gate starts it to
/// ask the twins, and `check`, `grade` and the labs start it to ask a class from outside. What they
/// start it with is [AskerJvm], what it answers on is [SealedChannel], as the races do, and what
/// they give models to look at calls [TimedWait]: so these lie in `src/main`, and alone there. The
/// rest needs JUnit and Lincheck, which no program that uses the patterns should have to load.
@NullMarked
package racetrack.testkit;

import org.jspecify.annotations.NullMarked;
