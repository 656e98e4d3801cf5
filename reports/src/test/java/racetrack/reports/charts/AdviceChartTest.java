// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.advisor.Consultation;
import racetrack.advisor.Crossing;
import racetrack.advisor.Pinned;
import racetrack.advisor.Rival;
import racetrack.scaling.Advice;
import racetrack.scaling.Point;
import racetrack.scaling.Points;
import racetrack.scaling.Sample;
import racetrack.scaling.TaskTime;

class AdviceChartTest {

  @TempDir Path folder;

  @Test
  void drawsTheMeasurementsTheLawAndTheKnee() throws IOException {
    Path png = AdviceChart.write("com.example.Task$1", consultation(1, 2, 4, 8, 16), folder);
    assertEquals("com.example.Task-1.png", png.getFileName().toString());
    assertTrue(Files.exists(folder.resolve("com.example.Task-1.svg")));
    assertDraws(png, 0);
    assertDraws(png, 1);
  }

  @Test
  void drawsWhatIsTooLittleForALaw() throws IOException {
    assertDraws(AdviceChart.write("few", consultation(1, 2), folder), 1);
  }

  private static void assertDraws(Path png, int colour) throws IOException {
    BufferedImage image = ImageIO.read(png.toFile());
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    int wanted = Look.colour(colour).getRGB();
    assertTrue(IntStream.of(pixels).anyMatch(pixel -> pixel == wanted), "colour " + colour);
  }

  private static Consultation consultation(int... numbers) {
    SortedMap<Integer, Point> points = new TreeMap<>();
    for (int workers : numbers) {
      double throughput = 1_000.0 * Math.min(workers, 4);
      TaskTime time = new TaskTime(1e-3, 1e-4, 0, 0, 9e-4);
      points.put(
          workers,
          new Point(
              List.of(
                  new Sample(workers, throughput * 0.95, time),
                  new Sample(workers, throughput * 1.05, time))));
    }
    int knee = Math.min(4, numbers[numbers.length - 1]);
    return new Consultation(
        2,
        64,
        0,
        new Advice(knee, 20, new Points(points)),
        new Rival(knee, 1, 0),
        new Pinned(0, 0),
        new Crossing.Refused("not tried"));
  }
}
