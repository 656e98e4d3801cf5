// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.certify;

import java.nio.file.Path;
import racetrack.catalogue.Subject;

/// Classes that are to be asked in place of a subject's.
///
/// @param subject the subject whose place they take
/// @param classes the folder of the classes; an empty one for the subject itself
/// @param folder a folder to work in
record Suspect(Subject subject, Path classes, Path folder) {}
