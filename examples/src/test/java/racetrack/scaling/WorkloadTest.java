// SPDX-License-Identifier: Apache-2.0
package racetrack.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkloadTest {

  @ParameterizedTest
  @EnumSource
  void hasOneAnswer(Workload workload) throws InterruptedException {
    assertEquals(workload.call(), workload.call());
  }

  @ParameterizedTest
  @EnumSource
  void canCrossToAProcess(Workload workload) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(workload);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertSame(workload, in.readObject());
    }
  }
}
