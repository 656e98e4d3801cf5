// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.lazy;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IZ_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;

/// Races for [Lazy]. Each is run once for every [LazySubject].
public final class LazyStress {

  private static final LazySubject SUBJECT = Subject.selected(LazySubject.class);

  private LazyStress() {}

  /// Do two callers who come at once make two objects?
  ///
  /// A result reads "how many were made, whether both callers have the same".
  @JCStressTest
  @Asks({2, 4})
  @Outcome(id = "1, true", expect = ACCEPTABLE, desc = "One object is made, for both.")
  @Outcome(expect = FORBIDDEN, desc = "There are two, or the callers do not agree.")
  @State
  public static class MadeTwice {

    private final AtomicInteger made = new AtomicInteger();
    private final Lazy<Integer> lazy = SUBJECT.create(made::incrementAndGet);
    private int one;
    private int another;

    @Actor
    public void one() {
      one = lazy.get();
    }

    @Actor
    public void another() {
      another = lazy.get();
    }

    @Arbiter
    public void compare(IZ_Result r) {
      r.r1 = made.get();
      r.r2 = one == another;
    }
  }

  /// Does a caller who comes while the object is made ever see half of it?
  ///
  /// A result reads "whether the one caller's object is whole, whether the other's is".
  @JCStressTest
  @Asks(3)
  @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "Both see a whole object.")
  @Outcome(expect = FORBIDDEN, desc = "A caller sees an object that lacks its seal.")
  @State
  public static class HalfBuilt {

    private int weight = 7; // not final, or the compiler knows the seal beforehand
    private final Lazy<Parcel> lazy = SUBJECT.create(() -> new Parcel(weight));

    @Actor
    public void one(ZZ_Result r) {
      r.r1 = lazy.get().isWhole();
    }

    @Actor
    public void another(ZZ_Result r) {
      r.r2 = lazy.get().isWhole();
    }
  }

  /// Does a thread that finds the lazy object by a data race find all of it?
  ///
  /// One after the other is created, so that there are several chances to find one too soon. A
  /// result reads "1 if all that were found made what they should, 2 if one had no maker yet, 0 if
  /// none was found".
  @JCStressTest
  @Asks(5)
  @Outcome(id = "0", expect = ACCEPTABLE, desc = "No lazy object is there yet.")
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "What is there makes its object.")
  @Outcome(expect = FORBIDDEN, desc = "One is there, and its maker is not.")
  @State
  @SuppressWarnings("ReferenceEquality")
  public static class HandedOver {

    private static final int TIMES = 400;

    private int weight = 7;
    private @Nullable Lazy<Integer> lazy;

    @Actor
    public void creator() {
      int seven = weight;
      for (int time = 0; time < TIMES; time++) {
        lazy = SUBJECT.create(() -> seven);
      }
    }

    @Actor
    public void finder(I_Result r) {
      int worst = 0;
      @Nullable Lazy<Integer> last = null;
      for (int time = 0; time < 4 * TIMES; time++) {
        @Nullable Lazy<Integer> found = lazy;
        if (found != last) {
          worst = Math.max(worst, found == null ? 0 : makes(found) ? 1 : 2);
          last = found;
        }
      }
      r.r1 = worst;
    }

    private boolean makes(Lazy<Integer> found) {
      try {
        return found.get() == weight;
      } catch (NullPointerException e) {
        return false;
      }
    }
  }

  /// Something whose last field takes a while to compute, and none of whose fields is final.
  private static final class Parcel {

    private int weight;
    private int seal;

    Parcel(int weight) {
      this.weight = weight;
      this.seal = seal(weight);
    }

    boolean isWhole() {
      return seal == seal(weight);
    }

    private static int seal(int weight) {
      return mix(mix(weight)) | 1;
    }

    private static int mix(int bits) {
      int mixed = 0x85EB_CA6B * (bits ^ bits >>> 16);
      mixed = 0xC2B2_AE35 * (mixed ^ mixed >>> 13);
      return mixed ^ mixed >>> 16;
    }
  }
}
