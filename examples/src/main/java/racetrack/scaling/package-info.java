// SPDX-License-Identifier: Apache-2.0
/// How a task scales: what is measured of it with some number of workers, and the law that is
/// fitted to that.
///
/// A [Gauge] runs a task ([Workload], or one of the user's: [Tasks]) on some number of workers and
/// gives a [Sample]; samples of one number make a [Point], points of several numbers [Points], to
/// which a [ScalingLaw] is fitted. The pattern `app.sizing` teaches how to choose a number from
/// them, `racetrack.advisor` explains the choice, and the charts of the reports draw the law.
@NullMarked
package racetrack.scaling;

import org.jspecify.annotations.NullMarked;
