// SPDX-License-Identifier: Apache-2.0
/// Starts the tools as child JVMs. They share nothing with this one but files and a pipe: their
/// libraries clash with each other's, and what they run may hang or crash.
@NullMarked
package racetrack.reports.launch;

import org.jspecify.annotations.NullMarked;
