// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupLimitsTest {

  private static final CgroupLimits NONE = new CgroupLimits(null, null);

  @TempDir Path mount;

  @Test
  void readsTheUnifiedHierarchy() throws IOException {
    write("jobs/cpu.max", "150000 100000");
    write("jobs/memory.max", "1073741824");
    assertEquals(new CgroupLimits(1.5, 1L << 30), limits("0::/jobs"));
  }

  @Test
  void findsTheSmallestLimitOnTheWayUp() throws IOException {
    write("jobs/cpu.max", "50000 100000");
    write("jobs/inner/cpu.max", "200000 100000");
    write("jobs/inner/most/cpu.max", "max 100000");
    write("jobs/inner/memory.max", "max");
    assertEquals(new CgroupLimits(0.5, null), limits("0::/jobs/inner/most"));
  }

  @Test
  void readsTheSeparateHierarchiesOfVersionOne() throws IOException {
    write("cpu,cpuacct/jobs/cpu.cfs_quota_us", "200000");
    write("cpu,cpuacct/jobs/cpu.cfs_period_us", "100000");
    write("memory/jobs/memory.limit_in_bytes", "2048");
    assertEquals(new CgroupLimits(2.0, 2048L), limits("4:memory:/jobs\n1:cpu,cpuacct:/jobs"));
  }

  @Test
  void takesVersionOnesWayToSayNoLimitForWhatItIs() throws IOException {
    write("cpu/cpu.cfs_quota_us", "-1");
    write("cpu/cpu.cfs_period_us", "100000");
    write("memory/memory.limit_in_bytes", "9223372036854771712");
    assertEquals(NONE, limits("4:memory:/\n1:cpu:/"));
  }

  @Test
  void readsTheRootWhereAContainerHidesThePath() throws IOException {
    write("cpu.max", "300000 100000");
    assertEquals(new CgroupLimits(3.0, null), limits("0::/not/mounted/here"));
  }

  @Test
  void hasNoLimitsWhereThereAreNoControlGroups() {
    assertEquals(NONE, CgroupLimits.read(mount.resolve("nothing"), mount));
  }

  private CgroupLimits limits(String membership) throws IOException {
    write("membership", membership);
    return CgroupLimits.read(mount.resolve("membership"), mount);
  }

  private void write(String file, String text) throws IOException {
    Path path = mount.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text + "\n");
  }
}
