// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.charts;

import java.awt.Graphics2D;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.internal.chartpart.IChart;
import racetrack.reports.charts.ScalingChart.Panel;

/// Speed-up and efficiency side by side: how many times one worker's work is done, and what part of
/// the workers that is, on an axis from 0 to 1.
final class SpeedUpChart implements IChart {

  private static final int LEFT = 320;
  private static final int RIGHT = 560;

  private static final int MARGIN = 14;

  /// Efficiency is at most 1, unless more workers have more caches.
  private static final double WHOLE = 1.0;

  private static final double STEP = 0.25;

  private final String title;
  private final ScalingChart speedUp;
  private final ScalingChart efficiency;

  SpeedUpChart(ScalingFigure figure, String title, @Nullable Integer processors) {
    this.title = title;
    this.speedUp =
        new ScalingChart(figure.speedUp(), "", processors, null, new Panel(LEFT, false, null));
    ScalingFigure parts = figure.efficiency();
    double ceiling = Math.max(WHOLE, Math.ceil(parts.largest() / STEP) * STEP);
    this.efficiency =
        new ScalingChart(parts, "", processors, null, new Panel(RIGHT, true, ceiling));
  }

  @Override
  public int getWidth() {
    return LEFT + RIGHT;
  }

  @Override
  public int getHeight() {
    return speedUp.getHeight();
  }

  @Override
  public String getTitle() {
    return title;
  }

  @Override
  public void paint(Graphics2D graphics, int width, int height) {
    speedUp.paint(graphics, LEFT, height);
    graphics.translate(LEFT, 0);
    efficiency.paint(graphics, RIGHT, height);
    graphics.translate(-LEFT, 0);
    graphics.setColor(Look.INK);
    graphics.setFont(Look.TITLE_FONT);
    int room = LEFT + RIGHT - 4 * MARGIN;
    ScalingChart.text(
        graphics, ScalingChart.fitting(graphics, title, room), 2 * MARGIN, ScalingChart.TITLE_LINE);
  }
}
