// SPDX-License-Identifier: Apache-2.0
/// What the reports and the runners of races and benchmarks agree on: what a runner is told, and
/// the shape of what it writes.
///
/// The runners are JVMs of their own, in modules that the reports do not load. Both sides take the
/// names from here, and write and read the same types.
@NullMarked
package racetrack.runners;

import org.jspecify.annotations.NullMarked;
