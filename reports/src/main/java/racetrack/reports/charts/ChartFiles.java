// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.charts;

import de.erichseifert.vectorgraphics2d.Document;
import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;

/// Writes charts to files.
public final class ChartFiles {

  /// Twice the 72 dots an inch of a screen's point, so that it is sharp on dense screens.
  private static final int DOTS_PER_INCH = 144;

  private ChartFiles() {}

  /// Writes a figure as `name.png` and `name.svg`. The same figure gives the same bytes.
  ///
  /// @param figure what to draw
  /// @param title what stands above it
  /// @param processors how many processors the host has, or null if that is not known
  /// @param folder where to write; it exists
  /// @param name the name of the files, without ending
  /// @throws IOException if they cannot be written
  public static void write(
      ScalingFigure figure, String title, @Nullable Integer processors, Path folder, String name)
      throws IOException {
    write(new ScalingChart(figure, title, processors, null), folder, name);
  }

  /// Writes the figure of some advice as `name.png` and `name.svg`.
  ///
  /// @param figure the one curve that the advice stands on
  /// @param title what stands above it
  /// @param processors how many processors the host has
  /// @param knee the number of workers that is recommended
  /// @param folder where to write; it exists
  /// @param name the name of the files, without ending
  /// @throws IOException if they cannot be written
  public static void write(
      ScalingFigure figure, String title, int processors, Knee knee, Path folder, String name)
      throws IOException {
    write(new ScalingChart(figure, title, processors, knee), folder, name);
  }

  private static void write(ScalingChart chart, Path folder, String name) throws IOException {
    BitmapEncoder.saveBitmapWithDPI(
        chart, folder.resolve(name + ".png").toString(), BitmapFormat.PNG, DOTS_PER_INCH);
    int width = chart.getWidth();
    int height = chart.getHeight();
    VectorGraphics2D commands = new VectorGraphics2D();
    chart.paint(commands, width, height);
    Document svg =
        Processors.get("svg")
            .getDocument(commands.getCommands(), new PageSize(0, 0, width, height));
    try (OutputStream file = Files.newOutputStream(folder.resolve(name + ".svg"))) {
      svg.writeTo(file);
    }
  }
}
