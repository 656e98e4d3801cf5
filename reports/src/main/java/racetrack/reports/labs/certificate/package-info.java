// SPDX-License-Identifier: Apache-2.0
/// The certificate of the labs: how many wrong submissions the questions let through, and how many
/// right ones they call broken.
///
/// ```
/// programs/KEY/{wrong,right,cheats}/Name.java ──> grading ──> ledger ──> kill rate, false alarms
/// ```
///
/// The programs are what people write: each wrong one has a misconception that is known from
/// students, and is no twin; each right one another style; each cheat tries to get a pass without
/// keeping the promises. They are data: grading compiles them, the build does not. What is known to
/// escape stands in `known-escapes.txt`.
@NullMarked
package racetrack.reports.labs.certificate;

import org.jspecify.annotations.NullMarked;
