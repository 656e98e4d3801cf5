// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.charts;

import java.util.Optional;
import racetrack.scaling.ScalingLaw;

/// What a chart of advice points out: where to stop adding workers, and the law that was fitted.
///
/// @param workers the number of workers that is recommended
/// @param label what is written beside the line that marks it
/// @param law the law, drawn whether it fits or not; how far it misses is part of what is shown
public record Knee(int workers, String label, Optional<ScalingLaw> law) {}
