// SPDX-License-Identifier: Apache-2.0
/// The rate limiter: never more than so many requests in any span of time.
///
/// It takes a clock, and arithmetic in one step with the look at it. Two subjects keep a bucket
/// that time fills, with a monitor ([BucketRateLimiter]) and as a single number
/// ([ArrivalRateLimiter]); two keep the times of the last requests, with a monitor
/// ([WindowRateLimiter]) and as an array that is replaced ([CasWindowRateLimiter]). Five twins pour
/// in the same time twice, pay for one of two, trust the clock, forget at the stroke of the hour,
/// or limit something else altogether.
@NullMarked
@Pattern(title = "Rate limiter", contract = RateLimiter.class, subjects = RateLimiterSubject.class)
package racetrack.limit.rate;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
