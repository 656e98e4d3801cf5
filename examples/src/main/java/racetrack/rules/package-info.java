// SPDX-License-Identifier: Apache-2.0
/// Rules of others that twins break: the rules on concurrency of the SEI CERT Oracle Coding
/// Standard for Java.
@NullMarked
package racetrack.rules;

import org.jspecify.annotations.NullMarked;
