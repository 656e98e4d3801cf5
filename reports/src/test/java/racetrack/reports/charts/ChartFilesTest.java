// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.charts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.reports.results.Measurement;
import racetrack.scaling.ScalingLaw;
import racetrack.statistics.Scatter;

class ChartFilesTest {

  @TempDir Path folder;

  @Test
  void writesTheSameBytesForTheSameFigure() throws IOException {
    for (String name : List.of("first", "second")) {
      ChartFiles.write(figure(), "Shared counter: increment", 2, folder, name);
    }
    for (String ending : List.of(".png", ".svg")) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("first" + ending)),
          Files.readAllBytes(folder.resolve("second" + ending)),
          ending);
    }
  }

  @Test
  void drawsAtTwiceTheResolutionInTheColoursOfTheCurves() throws IOException {
    ChartFiles.write(figure(), "Shared counter: increment", 2, folder, "chart");
    assertShows(figure().curves().size(), folder.resolve("chart.png"));
  }

  @Test
  void drawsCurvesThatAreZeroThroughout() throws IOException {
    List<Measurement> measurements =
        Stream.of("ATOMIC", "LOCK")
            .flatMap(subject ->
                Stream.of(1, 2, 4, 8)
                    .map(workers -> measurement(subject, workers, List.of(0.0, 0.0))))
            .toList();
    ChartFiles.write(
        ScalingFigure.of(measurements, List.of(), Scatter.UNKNOWN).getFirst(),
        "Zeros",
        2,
        folder,
        "zeros");
    assertShows(2, folder.resolve("zeros.png"));
    assertFalse(Files.readString(folder.resolve("zeros.svg")).contains("NaN"));
  }

  private static void assertShows(int curves, Path png) throws IOException {
    BufferedImage image = ImageIO.read(png.toFile());
    assertNotNull(image);
    assertEquals(1760, image.getWidth());
    assertInstanceOf(IndexColorModel.class, image.getColorModel());
    int names = 3 * image.getWidth() / 4; // beside the plot
    for (int from : new int[] {0, names}) {
      int width = image.getWidth() - from;
      int[] pixels = image.getRGB(from, 0, width, image.getHeight(), null, 0, width);
      for (int curve = 0; curve < curves; curve++) {
        int colour = Look.colour(curve).getRGB();
        assertTrue(IntStream.of(pixels).anyMatch(p -> p == colour), "curve " + curve);
      }
    }
  }

  @Test
  void drawsASinglePointWithoutAnInterval() throws IOException {
    ScalingFigure point =
        ScalingFigure.of(List.of(measurement("JDK", 4, List.of(5.0))), List.of(), Scatter.UNKNOWN)
            .getFirst();
    ChartFiles.write(point, "Queue: take", null, folder, "point");
    assertTrue(Files.size(folder.resolve("point.svg")) > 1000);
  }

  private static ScalingFigure figure() {
    Random noise = new Random(1);
    List<Measurement> measurements =
        Stream.of("SYNCHRONIZED", "LOCK", "ATOMIC", "ADDER", "VAR_HANDLE")
            .flatMap(subject -> {
              double speed = 20 + noise.nextInt(60);
              ScalingLaw law =
                  new ScalingLaw(
                      speed, subject.equals("ADDER") ? 0.02 : 0.7, noise.nextDouble(0.02), 0);
              return Stream.of(1, 2, 4, 8)
                  .map(workers ->
                      measurement(
                          subject,
                          workers,
                          Stream.generate(
                                  () -> law.throughput(workers) * (1 + 0.04 * noise.nextGaussian()))
                              .limit(5)
                              .toList()));
            })
            .toList();
    return ScalingFigure.of(measurements, List.of(), Scatter.UNKNOWN).getFirst();
  }

  private static Measurement measurement(String subject, int workers, List<Double> forks) {
    return new Measurement(
        "lock.counter",
        "CounterBench",
        "increment",
        subject,
        new TreeMap<>(),
        workers,
        "thrpt",
        "ops/us",
        forks,
        null,
        null);
  }
}
