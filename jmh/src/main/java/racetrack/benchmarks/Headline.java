// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks the benchmark whose chart stands at the top of its pattern's page; each pattern has one.
///
/// Of each `@Param`, the first value listed is the chart's. The runner measures this chart first
/// and thins it last.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Headline {}
