// SPDX-License-Identifier: Apache-2.0
package racetrack.app.files;

import java.io.Serializable;

/// What became of a file: it was counted, or it could not be. It can cross from a process.
public sealed interface Outcome extends Serializable permits Counts, Failure {}
