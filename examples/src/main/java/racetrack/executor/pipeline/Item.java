// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pipeline;

/// What goes through a pipeline.
///
/// @param id its number
/// @param category the category to add it up in
/// @param value its value
public record Item(int id, String category, double value) {}
