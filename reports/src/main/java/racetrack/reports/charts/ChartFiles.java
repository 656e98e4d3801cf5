// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.charts;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.erichseifert.vectorgraphics2d.Document;
import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.internal.chartpart.IChart;
import racetrack.programs.WholeFile;

/// Writes charts to files. No screen is needed, but a font is.
public final class ChartFiles {

  static {
    System.setProperty("java.awt.headless", "true"); // before the first class of AWT
  }

  /// What to do where there is no font.
  public static final String NO_FONT =
      "Java finds no font for the charts: install fontconfig and a font, such as DejaVu.";

  private ChartFiles() {}

  /// {@return whether there is a font, without which nothing can be drawn}
  public static boolean canDraw() {
    try {
      new Font(Font.SANS_SERIF, Font.PLAIN, 14)
          .getStringBounds("0", new FontRenderContext(null, true, true));
      return true;
    } catch (RuntimeException | InternalError | LinkageError e) {
      return false; // what the JDK throws depends on what is missing
    }
  }

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
    write(
        new ScalingChart(figure, title, processors, null, ScalingChart.Panel.WHOLE), folder, name);
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
    write(
        new ScalingChart(figure, title, processors, knee, ScalingChart.Panel.WHOLE), folder, name);
  }

  /// Writes how many times one worker's work a figure's curves do, and what part of the workers
  /// that is, as `name.png` and `name.svg`.
  ///
  /// @param figure a figure that [ScalingFigure#hasSpeedUp()]
  /// @param title what stands above it
  /// @param processors how many processors the host has, or null if that is not known
  /// @param folder where to write; it exists
  /// @param name the name of the files, without ending
  /// @throws IOException if they cannot be written
  public static void writeSpeedUp(
      ScalingFigure figure, String title, @Nullable Integer processors, Path folder, String name)
      throws IOException {
    write(new SpeedUpChart(figure, title, processors), folder, name);
  }

  /// Writes how long single operations take as `name.png` and `name.svg`.
  ///
  /// @param figure what to draw
  /// @param title what stands above it
  /// @param folder where to write; it exists
  /// @param name the name of the files, without ending
  /// @throws IOException if they cannot be written
  public static void write(LatencyFigure figure, String title, Path folder, String name)
      throws IOException {
    write(new LatencyChart(figure, title), folder, name);
  }

  private static void write(IChart chart, Path folder, String name) throws IOException {
    WholeFile.write(folder.resolve(name + ".png"), Bitmap.png(chart));
    WholeFile.write(folder.resolve(name + ".svg"), svg(chart));
  }

  private static byte[] svg(IChart chart) throws IOException {
    int width = chart.getWidth();
    int height = chart.getHeight();
    VectorGraphics2D commands = new VectorGraphics2D();
    chart.paint(commands, width, height);
    Document svg =
        Processors.get("svg")
            .getDocument(commands.getCommands(), new PageSize(0, 0, width, height));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    svg.writeTo(bytes);
    return Svg.finished(bytes.toString(UTF_8)).getBytes(UTF_8);
  }
}
