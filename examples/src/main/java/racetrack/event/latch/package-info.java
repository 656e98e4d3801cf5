// SPDX-License-Identifier: Apache-2.0
/// The latch: threads wait until so many things have happened.
///
/// It opens once, when it has been counted down to zero, and stays open: *all workers are ready*,
/// *all parts are there*. Three subjects count in a monitor ([MonitorLatch]), by compare-and-set
/// ([SynchronizerLatch]) and in the library ([JdkLatch]). Five twins lose a count, count too far,
/// wake too few, let an interrupted thread through, or are read without their lock.
@NullMarked
@Pattern(title = "Latch", contract = Latch.class, subjects = LatchSubject.class)
package racetrack.event.latch;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
