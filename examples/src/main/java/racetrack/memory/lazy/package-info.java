// SPDX-License-Identifier: Apache-2.0
/// Lazy initialization: to make an object once, when it is first needed, whoever needs it.
///
/// To look is cheap and to make is not, so nobody wants to lock in order to look. Four subjects:
/// the double check ([DoubleCheckLazy]), the initializer of a class ([HolderLazy]), a monitor
/// ([SynchronizedLazy]) and the library's map ([JdkLazy]). Six twins make it twice, or too early,
/// or never, or show it, or themselves, before it is whole.
@NullMarked
@Pattern(title = "Lazy initialization", contract = Lazy.class, subjects = LazySubject.class)
package racetrack.memory.lazy;

import org.jspecify.annotations.NullMarked;
import racetrack.catalogue.Pattern;
