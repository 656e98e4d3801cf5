// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.lazy;

/// An object that is made once, when it is first asked for.
///
/// Any number of threads may call [#get]. §1 A thread that calls while the object is being made
/// waits for it; no interrupt ends the wait, and a thread that was interrupted stays so. §2 The
/// maker is called once, by one of the callers; if nobody calls, it never is.
///
/// How a caller waits is unspecified: it may spin. The maker must neither fail, nor return null,
/// nor ask for the object that it makes.
///
/// §3 **Memory effect:** what the maker wrote, and its thread before, is seen by all who `get` the
/// object.
///
/// §5 **Publication:** a thread may get the lazy object itself by a data race, as from a plain
/// field. What the lazy object was made from is whole for that thread, too, and so is what it
/// makes.
///
/// @param <T> the type of the object
public interface Lazy<T> {

  /// {@return §4 the object, the same for every caller}
  T get();
}
