// SPDX-License-Identifier: Apache-2.0
/// What the kit's programs need around what they are about: to end with Ctrl-C and with their
/// parent, to run in scaled time, to write whole files and to say what went wrong with one, to load
/// classes anew.
///
/// Nothing here is about a pattern; a reader of a pattern can leave it out.
@NullMarked
package racetrack.programs;

import org.jspecify.annotations.NullMarked;
