// SPDX-License-Identifier: Apache-2.0
/// Compound actions: several steps that must look like one.
///
/// Safe parts do not make a safe whole: between two atomic calls of one map there is room for
/// everybody else. Four subjects count words in one step, with a monitor ([MonitorWordCount]), with
/// the atomic methods of a concurrent map ([MergeWordCount], [AdderWordCount]), or by replacing an
/// immutable map ([SnapshotWordCount]). Six twins ask first and act later, chain what each link
/// locks for itself, or look while others change.
@NullMarked
@Pattern(title = "Compound actions", contract = WordCount.class, subjects = WordCountSubject.class)
package racetrack.memory.compound;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
