// SPDX-License-Identifier: Apache-2.0
/// The intake: one thread reads for all, and whoever waits for a message may take its place.
///
/// It is a part of `process.pool`, asked by itself. A thread that sleeps until something comes
/// takes long to wake; a caller who waits anyway is awake already. In [HelpedIntake] it reads in
/// the keeper's place for a short while, and what matters is how it leaves. Its twins leave a
/// message lying, read at the same time as the keeper, or keep a failure to themselves.
@NullMarked
@Pattern(title = "Helped intake", contract = Intake.class, subjects = IntakeSubject.class)
package racetrack.process.intake;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
