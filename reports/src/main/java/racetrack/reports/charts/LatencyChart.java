// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.charts;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.knowm.xchart.internal.chartpart.IChart;
import racetrack.reports.results.Latency;
import racetrack.statistics.Estimate;

/// Times of single operations at some percentiles. Each percentile stands as far to the right as it
/// is rare, and the times on a logarithmic axis, since the slowest are many times the median.
final class LatencyChart implements IChart {

  private static final int WIDTH = 880;
  private static final int HEIGHT = 500;
  private static final int MARGIN = 28;
  private static final int LEFT = 112;
  private static final int TOP = 96;
  private static final int BOTTOM = HEIGHT - 76;
  private static final int NAMES = 64;
  private static final int WIDEST_NAME = 270;
  private static final int SAMPLE = 26;
  private static final int GAP = 14;
  private static final int TICK = 8;
  private static final int SIDE = 44;
  private static final int SHIFT = 9;
  private static final int CAP = 3;
  private static final int MARKER = 10;
  private static final int HOLE = 5;

  /// How far the axis reaches beyond the figures, as a factor.
  private static final double ROOM = 1.25;

  /// Over more decades, only powers of ten get a line.
  private static final double FEW_DECADES = 2.2;

  private final LatencyFigure figure;
  private final String title;
  private final double low;
  private final double high;
  private double right;

  LatencyChart(LatencyFigure figure, String title) {
    this.figure = figure;
    this.title = title;
    this.low = ends().mapToDouble(Estimate.Interval::low).min().orElseThrow() / ROOM;
    this.high = ends().mapToDouble(Estimate.Interval::high).max().orElseThrow() * ROOM;
  }

  /// What has to be seen of each figure.
  private Stream<Estimate.Interval> ends() {
    return figure.lines().stream()
        .flatMap(line -> line.points().values().stream())
        .map(estimate ->
            estimate.isWide() || estimate.interval() == null
                ? new Estimate.Interval(estimate.mean(), estimate.mean())
                : estimate.interval());
  }

  @Override
  public int getWidth() {
    return WIDTH;
  }

  @Override
  public int getHeight() {
    return HEIGHT;
  }

  @Override
  public String getTitle() {
    return title;
  }

  @Override
  public void paint(Graphics2D graphics, int width, int height) {
    Look.begin(graphics, width, height);
    graphics.setFont(Look.FONT);
    right = WIDTH - MARGIN - SAMPLE - GAP - widestName(graphics);
    drawHeader(graphics);
    drawTimes(graphics);
    drawPercentiles(graphics);
    for (int i = 0; i < figure.lines().size(); i++) {
      drawLine(graphics, i);
    }
    drawNames(graphics);
  }

  private int widestName(Graphics2D graphics) {
    return figure.lines().stream()
        .mapToInt(line -> graphics.getFontMetrics().stringWidth(name(graphics, line)))
        .max()
        .orElse(NAMES);
  }

  private static String name(Graphics2D graphics, LatencyFigure.Line line) {
    return ScalingChart.fitting(graphics, line.name(), WIDEST_NAME);
  }

  private void drawHeader(Graphics2D graphics) {
    graphics.setColor(Look.INK);
    graphics.setFont(Look.TITLE_FONT);
    ScalingChart.text(
        graphics,
        ScalingChart.fitting(graphics, title, WIDTH - 2 * MARGIN),
        MARGIN,
        ScalingChart.TITLE_LINE);
    graphics.setColor(Look.FAINT_INK);
    graphics.setFont(Look.FONT);
    ScalingChart.text(
        graphics, "time of one operation (lower is better)", MARGIN, ScalingChart.UNIT_LINE);
  }

  private void drawTimes(Graphics2D graphics) {
    graphics.setFont(Look.SMALL_FONT);
    for (double time : ticks()) {
      ScalingChart.line(
          graphics, Look.HAIRLINE_STROKE, Look.HAIRLINE, LEFT, y(time), right, y(time));
      graphics.setColor(Look.INK);
      String label = Scale.time(time);
      int width = graphics.getFontMetrics().stringWidth(label);
      ScalingChart.text(graphics, label, LEFT - TICK - width, y(time) + 6);
    }
    ScalingChart.line(graphics, Look.HAIRLINE_STROKE, Look.INK, LEFT, BOTTOM, right, BOTTOM);
  }

  /// 1, 10, 100 …, and 2 and 5 between them where there are few.
  private List<Double> ticks() {
    boolean few = Math.log10(high / low) < FEW_DECADES;
    List<Double> ticks = new ArrayList<>();
    for (int decade = (int) Math.floor(Math.log10(low)); decade <= Math.log10(high); decade++) {
      for (int digit : few ? List.of(1, 2, 5) : List.of(1)) {
        double time = digit * Math.pow(10, decade);
        if (time >= low && time <= high) {
          ticks.add(time);
        }
      }
    }
    return ticks;
  }

  private void drawPercentiles(Graphics2D graphics) {
    graphics.setColor(Look.INK);
    for (double percentile : Latency.PERCENTILES) {
      centred(graphics, LatencyFigure.name(percentile), x(percentile), BOTTOM + 26);
    }
    graphics.setFont(Look.FONT);
    centred(graphics, "p99: 99 of 100 operations take no longer", (LEFT + right) / 2, BOTTOM + 58);
  }

  private static void centred(Graphics2D graphics, String text, double x, double y) {
    double width = graphics.getFontMetrics().stringWidth(text);
    ScalingChart.text(graphics, text, x - width / 2, y);
  }

  private void drawLine(Graphics2D graphics, int index) {
    Path2D path = new Path2D.Double();
    for (Map.Entry<Double, Estimate> point : figure.lines().get(index).points().entrySet()) {
      double x = x(point.getKey(), index);
      double y = y(point.getValue().mean());
      if (path.getCurrentPoint() == null) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    graphics.setStroke(Look.stroke(index));
    graphics.setColor(Look.colour(index));
    graphics.draw(path);
    figure
        .lines()
        .get(index)
        .points()
        .forEach((percentile, estimate) -> drawPoint(graphics, index, percentile, estimate));
  }

  /// An interval that leaves the plot ends there without a cap.
  private void drawPoint(Graphics2D graphics, int index, double percentile, Estimate estimate) {
    double x = x(percentile, index);
    Estimate.Interval interval = estimate.interval();
    if (interval != null) {
      double top = Math.min(high, interval.high());
      double bottom = Math.max(low, interval.low());
      bar(graphics, index, x, y(bottom), x, y(top));
      if (top == interval.high()) {
        bar(graphics, index, x - CAP, y(top), x + CAP, y(top));
      }
      if (bottom == interval.low()) {
        bar(graphics, index, x - CAP, y(bottom), x + CAP, y(bottom));
      }
    }
    graphics.setColor(Look.colour(index));
    Look.marker(index).paint(graphics, x, y(estimate.mean()), MARKER);
    if (estimate.isWide()) {
      graphics.setColor(Look.PAPER);
      Look.marker(index).paint(graphics, x, y(estimate.mean()), HOLE);
    }
  }

  private static void bar(
      Graphics2D graphics, int index, double x, double y, double toX, double toY) {
    ScalingChart.line(graphics, Look.INTERVAL_STROKE, Look.colour(index), x, y, toX, toY);
  }

  private void drawNames(Graphics2D graphics) {
    List<Integer> byHeight =
        Stream.iterate(0, index -> index < figure.lines().size(), index -> index + 1)
            .sorted(Comparator.comparingDouble(this::end))
            .toList();
    double[] rows =
        ScalingChart.apart(byHeight.stream().mapToDouble(this::end).toArray(), TOP, BOTTOM);
    graphics.setFont(Look.FONT);
    for (int row = 0; row < rows.length; row++) {
      int index = byHeight.get(row);
      double start = right + GAP;
      ScalingChart.line(
          graphics,
          Look.stroke(index),
          Look.colour(index),
          start,
          rows[row],
          start + SAMPLE,
          rows[row]);
      Look.marker(index).paint(graphics, start + SAMPLE / 2.0, rows[row], MARKER);
      graphics.setColor(Look.INK);
      ScalingChart.text(
          graphics,
          name(graphics, figure.lines().get(index)),
          start + SAMPLE + TICK,
          rows[row] + 6);
    }
  }

  private double end(int index) {
    return y(figure.lines().get(index).points().lastEntry().getValue().mean());
  }

  /// The lines stand side by side, so that no marker hides another.
  private double x(double percentile, int index) {
    return x(percentile) + SHIFT * (index - (figure.lines().size() - 1) / 2.0);
  }

  private double x(double percentile) {
    double first = rarity(Latency.PERCENTILES.getFirst());
    double last = rarity(Latency.PERCENTILES.getLast());
    return LEFT + SIDE + (right - LEFT - 2 * SIDE) * (rarity(percentile) - first) / (last - first);
  }

  /// 1 for what one operation in ten exceeds, 2 for one in a hundred, and so on.
  private static double rarity(double percentile) {
    return -Math.log10(1 - percentile / 100);
  }

  private double y(double time) {
    return BOTTOM - (BOTTOM - TOP) * Math.log(time / low) / Math.log(high / low);
  }
}
