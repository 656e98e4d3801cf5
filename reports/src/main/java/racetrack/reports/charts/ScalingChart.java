// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.IChart;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;
import racetrack.scaling.ScalingLaw;
import racetrack.statistics.Estimate;

/// Scores over the number of workers, which stand on a logarithmic axis.
final class ScalingChart implements IChart {

  private static final int WIDTH = 880;
  private static final int HEIGHT = 500;
  private static final int HEADER = 90;
  private static final int GAP = 14;
  static final int TITLE_LINE = 34;
  static final int UNIT_LINE = 62;
  private static final int LINE_HEIGHT = 24;
  private static final int SAMPLE = 34;
  private static final int MARKER_SIZE = 10;
  private static final int BOLD_MARKER_SIZE = 12;
  private static final int HOLE_SIZE = 5;
  private static final int CAP = 3;
  private static final int SHIFT = 6;
  private static final int WIDEST_NAME = 270;
  private static final int TICK_PADDING = 8;
  private static final int LABEL_GAP = 6;
  private static final double SIDE = 0.12;

  private static final int X_TITLE = 32;

  /// About how far apart the values beside the axis stand.
  private static final int Y_SPACE = 60;

  /// Of a value between two lines: sums of steps have digits that nobody means.
  private static final MathContext DIGITS = new MathContext(6);

  /// How far above the highest measurement the plot reaches, to let the ideal line be seen.
  private static final double HEADROOM = 1.3;

  /// How opaque the band of a law is.
  private static final int BAND = 0x26;

  /// A place for a chart.
  ///
  /// @param width how wide it is, in points
  /// @param hasNames whether the names of the curves stand beside it
  /// @param ceiling where its axis ends; null if that is left to the figures
  record Panel(int width, boolean hasNames, @Nullable Double ceiling) {

    static final Panel WHOLE = new Panel(WIDTH, true, null);
  }

  private final ScalingFigure figure;
  private final String title;
  private final @Nullable Integer processors;
  private final @Nullable Knee knee;
  private final NavigableSet<Integer> axis;
  private final double ceiling;
  private final XYChart plot;
  private final Panel panel;

  /// The values at which XChart draws lines.
  private final NavigableSet<Double> ticks = new TreeSet<>();

  /// Draws a figure.
  ///
  /// @param figure what to draw
  /// @param title what stands above it
  /// @param processors where the host runs out of processors, or null if that is not known
  /// @param knee what to point out, or null
  /// @param panel where it stands
  ScalingChart(
      ScalingFigure figure,
      String title,
      @Nullable Integer processors,
      @Nullable Knee knee,
      Panel panel) {
    this.panel = panel;
    this.figure = figure;
    this.title = title;
    this.processors = processors;
    this.knee = knee;
    this.axis = new TreeSet<>(figure.workers());
    this.ceiling =
        panel.ceiling() != null
            ? panel.ceiling()
            : figure.largest() > 0 ? figure.largest() * HEADROOM : 1;
    this.plot = new XYChart(panel.width(), HEIGHT);
    style(plot.getStyler());
    for (int i = 0; i < figure.curves().size(); i++) {
      addCurve(i);
    }
  }

  @Override
  public int getWidth() {
    return panel.width();
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
    graphics.translate(0, HEADER);
    int room = panel.hasNames() ? GAP + SAMPLE + widestName(graphics) + GAP : GAP;
    plot.paint(graphics, width - room, height - HEADER - X_TITLE);
    drawTicks(graphics);
    drawValues(graphics);
    drawProcessors(graphics);
    drawKnee(graphics);
    drawIdeal(graphics);
    drawLaws(graphics);
    drawPoints(graphics);
    if (panel.hasNames()) {
      drawNames(graphics);
    }
    graphics.translate(0, -HEADER);
    drawHeader(graphics);
  }

  private void style(XYStyler style) {
    style.setLocale(Locale.ROOT);
    style.setBaseFont(Look.FONT);
    style.setChartBackgroundColor(Look.PAPER);
    style.setPlotBackgroundColor(Look.PAPER);
    style.setPlotBorderVisible(false);
    style.setPlotMargin(0);
    style.setPlotContentSize(1);
    style.setChartPadding(GAP);
    style.setChartTitleVisible(false);
    style.setLegendVisible(false);
    style.setAxisTitleFont(Look.FONT);
    style.setAxisTickLabelsFont(Look.SMALL_FONT);
    style.setAxisTickLabelsColor(Look.HIDDEN);
    style.setAxisTickPadding(TICK_PADDING);
    style.setAxisTitlePadding(GAP);
    style.setYAxisLabelAlignment(TextAlignment.Right);
    style.setAxisTicksLineVisible(false);
    style.setAxisTicksMarksVisible(false);
    style.setPlotGridVerticalLinesVisible(false);
    style.setPlotGridLinesColor(Look.HAIRLINE);
    style.setPlotGridLinesStroke(Look.HAIRLINE_STROKE);
    style.setPlotTicksMarksVisible(false);
    style.setYAxisTickMarkSpacingHint(Y_SPACE);
    style.setYAxisMin(0.0);
    style.setYAxisMax(ceiling);
    style.setXAxisMin(position(axis.first()) - SIDE);
    style.setXAxisMax(position(axis.last()) + SIDE);
    // XChart draws text as shapes, here without ink: drawTicks and drawValues draw it as text.
    style.setXAxisTickLabelsFormattingFunction(position -> " ");
    style.setYAxisTickLabelsFormattingFunction(value -> {
      ticks.add(value);
      return label(value);
    });
  }

  /// Equal ratios of workers are equally far apart.
  private static double position(double workers) {
    return Math.log(workers) / Math.log(2);
  }

  private static double[] positions(double[] workers) {
    return DoubleStream.of(workers).map(ScalingChart::position).toArray();
  }

  /// Straight segments join the measurements where no law is drawn.
  private void addCurve(int index) {
    Curve curve = figure.curves().get(index);
    double[] workers = curve.points().keySet().stream().mapToDouble(w -> w).toArray();
    double[] means = curve.points().values().stream().mapToDouble(Estimate::mean).toArray();
    XYSeries points = plot.addSeries(String.valueOf(index), positions(workers), means);
    points.setMarker(SeriesMarkers.NONE); // drawn by drawPoints
    points.setLineColor(colour(index));
    boolean drawn = drawnLaw(curve).isPresent() || (knee != null && knee.law().isPresent());
    points.setLineStyle(drawn ? SeriesLines.NONE : stroke(index));
  }

  private Optional<ScalingLaw> drawnLaw(Curve curve) {
    return figure.scale().higherIsBetter() && knee == null && panel.ceiling() == null
        ? curve.law().filter(law -> law.deviation() <= Curve.DRAWN)
        : Optional.empty();
  }

  private void drawHeader(Graphics2D graphics) {
    graphics.setColor(Look.INK);
    graphics.setFont(Look.TITLE_FONT);
    text(graphics, fitting(graphics, title, panel.width() - 4 * GAP), 2 * GAP, TITLE_LINE);
    graphics.setColor(Look.FAINT_INK);
    graphics.setFont(Look.FONT);
    String better = figure.scale().higherIsBetter() ? "higher is better" : "lower is better";
    String law =
        knee == null
            ? ""
            : knee.law()
                .map(found ->
                    String.format(
                        Locale.ROOT,
                        "; dashed: the fitted law, which misses by up to %.0f %%",
                        found.deviation() * 100))
                .orElse("");
    String unit = figure.scale().unit();
    int room = panel.width() - 4 * GAP;
    String words =
        Stream.of(unit + " (" + better + ")" + law, unit + law)
            .filter(line -> graphics.getFontMetrics().stringWidth(line) <= room)
            .findFirst()
            .orElse(fitting(graphics, unit, room));
    text(graphics, words, 2 * GAP, UNIT_LINE);
  }

  private void drawTicks(Graphics2D graphics) {
    graphics.setStroke(Look.HAIRLINE_STROKE);
    graphics.setFont(Look.SMALL_FONT);
    graphics.setColor(Look.INK);
    double baseline = y(0);
    List<Double> labels = new ArrayList<>();
    for (int workers : mostWantedFirst()) {
      double x = x(workers);
      String label = String.valueOf(workers);
      double width = graphics.getFontMetrics().stringWidth(label) + LABEL_GAP;
      graphics.draw(new Line2D.Double(x, baseline, x, baseline + 5));
      if (labels.stream().allMatch(other -> Math.abs(other - x) >= width)) {
        text(graphics, label, x - (width - LABEL_GAP) / 2, baseline + 24);
        labels.add(x);
      }
    }
    graphics.draw(new Line2D.Double(left(), baseline, right(), baseline));
    graphics.setFont(Look.FONT);
    int width = graphics.getFontMetrics().stringWidth("workers");
    text(graphics, "workers", (left() + right() - width) / 2, baseline + 52);
  }

  /// XChart also asks about the ends of the axis, where it draws no line.
  private static boolean isWhole(double steps) {
    return Math.abs(steps - Math.rint(steps)) < 1e-6;
  }

  /// {@return a value on the axis, as it is written there}
  private static String label(double value) {
    return BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }

  private void drawValues(Graphics2D graphics) {
    graphics.setFont(Look.SMALL_FONT);
    graphics.setColor(Look.INK);
    double step = ticks.stream().filter(tick -> tick > 0).findFirst().orElse(ceiling);
    ticks.add(0.0);
    for (double tick : ticks) {
      if (tick >= 0 && tick <= ceiling && isWhole(tick / step)) {
        String label = label(tick);
        int width = graphics.getFontMetrics().stringWidth(label);
        text(graphics, label, left() - TICK_PADDING - width, y(tick) + 6);
      }
    }
  }

  /// The numbers of workers in the order in which they get labels, as long as there is room.
  private List<Integer> mostWantedFirst() {
    List<Integer> wanted = new ArrayList<>();
    if (knee != null) {
      wanted.add(knee.workers());
    }
    wanted.add(axis.first());
    wanted.add(axis.last());
    wanted.addAll(axis);
    return wanted.stream().distinct().toList();
  }

  private void drawProcessors(Graphics2D graphics) {
    if (processors == null || processors < axis.first() || processors > axis.last()) {
      return;
    }
    double x = x(processors);
    line(graphics, Look.HAIRLINE_STROKE, Look.HAIRLINE, x, y(ceiling), x, y(0));
    String label = processors == 1 ? "1 processor" : processors + " processors";
    graphics.setFont(Look.SMALL_FONT);
    graphics.setColor(Look.FAINT_INK);
    int width = graphics.getFontMetrics().stringWidth(label);
    text(graphics, label, Math.max(left(), x - width / 2.0), y(ceiling) - 6);
  }

  private void drawKnee(Graphics2D graphics) {
    if (knee == null) {
      return;
    }
    double x = x(knee.workers());
    Color colour = Look.colour(1);
    line(graphics, Look.INTERVAL_STROKE, colour, x, y(ceiling), x, y(0));
    graphics.setFont(Look.FONT);
    graphics.setColor(colour);
    int width = graphics.getFontMetrics().stringWidth(knee.label());
    boolean fits = x + TICK_PADDING + width <= right();
    text(
        graphics,
        knee.label(),
        fits ? x + TICK_PADDING : x - TICK_PADDING - width,
        y(0) - TICK_PADDING);
    Optional<ScalingLaw> law = knee.law();
    if (law.isPresent()) {
      graphics.setStroke(Look.stroke(1));
      graphics.setColor(Look.colour(0));
      graphics.draw(
          smooth(1, axis.last(), workers -> Math.min(ceiling, law.get().throughput(workers))));
    }
  }

  /// The ideal line, up to where it leaves the plot.
  private void drawIdeal(Graphics2D graphics) {
    if (panel.ceiling() != null) {
      return; // its axis ends at the ideal
    }
    figure
        .ideal()
        .ifPresent(ideal -> {
          double end = Math.min(axis.last(), ceiling / ideal.single());
          graphics.setStroke(Look.IDEAL_STROKE);
          graphics.setColor(Look.FAINT_INK);
          graphics.draw(smooth(1, end, ideal::throughput));
          graphics.setFont(Look.SMALL_FONT);
          text(graphics, "ideal", x(end) + 8, y(ideal.throughput(end)) + 14);
        });
  }

  private void drawLaws(Graphics2D graphics) {
    for (int i : lastOnTop()) {
      Curve curve = figure.curves().get(i);
      Optional<ScalingLaw> law = drawnLaw(curve);
      if (law.isPresent()) {
        drawBand(graphics, i);
        graphics.setStroke(stroke(i));
        graphics.setColor(colour(i));
        graphics.draw(
            smooth(curve.points().firstKey(), curve.points().lastKey(), law.get()::throughput));
      }
    }
  }

  private void drawBand(Graphics2D graphics, int index) {
    Curve curve = figure.curves().get(index);
    List<LawBand.Edge> edges = LawBand.of(curve);
    if (edges.isEmpty()) {
      return;
    }
    Path2D path = new Path2D.Double();
    LawBand.Edge first = edges.getFirst();
    path.moveTo(x(first.workers()), y(Math.min(ceiling, first.high())));
    edges.forEach(edge -> path.lineTo(x(edge.workers()), y(Math.min(ceiling, edge.high()))));
    edges
        .reversed()
        .forEach(edge -> path.lineTo(x(edge.workers()), y(Math.min(ceiling, edge.low()))));
    path.closePath();
    Color colour = colour(index);
    graphics.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), BAND));
    graphics.fill(path);
  }

  /// One path, so that its dashes run on.
  private Path2D smooth(double first, double last, DoubleUnaryOperator throughput) {
    int steps = 60;
    Path2D path = new Path2D.Double();
    path.moveTo(x(first), y(throughput.applyAsDouble(first)));
    for (int step = 1; step <= steps; step++) {
      double workers = first * Math.pow(last / first, (double) step / steps);
      path.lineTo(x(workers), y(throughput.applyAsDouble(workers)));
    }
    return path;
  }

  /// The means with their 95 % intervals, side by side so that none hides another. An interval that
  /// leaves the plot ends there without a cap; a mean whose interval is wide is hollow.
  private void drawPoints(Graphics2D graphics) {
    int count = figure.curves().size();
    for (int i : lastOnTop()) {
      for (Map.Entry<Integer, Estimate> point : figure.curves().get(i).points().entrySet()) {
        double x = x(point.getKey()) + shift(point.getKey()) * (i - (count - 1) / 2.0);
        Estimate.Interval interval = point.getValue().interval();
        if (interval != null) {
          double high = Math.min(ceiling, interval.high());
          double low = interval.low();
          Color colour = colour(i);
          line(graphics, Look.INTERVAL_STROKE, colour, x, y(low), x, y(high));
          if (high < ceiling) {
            line(graphics, Look.INTERVAL_STROKE, colour, x - CAP, y(high), x + CAP, y(high));
          }
          line(graphics, Look.INTERVAL_STROKE, colour, x - CAP, y(low), x + CAP, y(low));
        }
        graphics.setColor(colour(i));
        double y = y(point.getValue().mean());
        Look.marker(i).paint(graphics, x, y, markerSize(i));
        if (point.getValue().isWide()) {
          graphics.setColor(Look.PAPER);
          Look.marker(i).paint(graphics, x, y, HOLE_SIZE);
        }
      }
    }
  }

  /// How far apart the markers of one number of workers stand: less where there is less room.
  private double shift(int workers) {
    double x = x(workers);
    double room = 2 * Math.min(x - left(), right() - x);
    Integer before = axis.lower(workers);
    Integer after = axis.higher(workers);
    room = before == null ? room : Math.min(room, x - x(before));
    room = after == null ? room : Math.min(room, x(after) - x);
    return Math.min(SHIFT, room / figure.curves().size());
  }

  private record Name(int curve, double y) {}

  /// Names stand at the ends of their lines, pushed apart where they would touch.
  private void drawNames(Graphics2D graphics) {
    List<Name> names = new ArrayList<>();
    for (int i = 0; i < figure.curves().size(); i++) {
      Curve curve = figure.curves().get(i);
      names.add(new Name(i, y(curve.points().lastEntry().getValue().mean())));
    }
    names.sort(Comparator.comparingDouble(Name::y));
    double[] rows = apart(names.stream().mapToDouble(Name::y).toArray(), y(ceiling), y(0));

    for (int i = 0; i < rows.length; i++) {
      int index = names.get(i).curve();
      double start = right() + GAP;
      double end = start + SAMPLE - 8;
      line(graphics, stroke(index), colour(index), start, rows[i], end, rows[i]);
      Look.marker(index).paint(graphics, (start + end) / 2, rows[i], markerSize(index));
      graphics.setColor(Look.INK);
      graphics.setFont(font(index));
      text(graphics, name(graphics, index), end + 8, rows[i] + 6);
    }
  }

  /// Moves rows as little as need be to stand a line's height apart, between top and bottom.
  static double[] apart(double[] sorted, double top, double bottom) {
    double[] rows = sorted.clone();
    double next = top;
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Math.max(rows[i], next);
      next = rows[i] + LINE_HEIGHT;
    }
    double last = Math.max(bottom, top + (rows.length - 1) * LINE_HEIGHT);
    for (int i = rows.length - 1; i >= 0; i--) {
      rows[i] = Math.min(rows[i], last);
      last = rows[i] - LINE_HEIGHT;
    }
    return rows;
  }

  private String name(Graphics2D graphics, int index) {
    return fitting(graphics, figure.curves().get(index).name(), WIDEST_NAME);
  }

  // A curve that stands out is a thick line in ink, above the others.

  private Color colour(int index) {
    return figure.isHighlighted(index) ? Look.INK : Look.colour(index);
  }

  private BasicStroke stroke(int index) {
    return figure.isHighlighted(index) ? Look.BOLD_STROKE : Look.stroke(index);
  }

  private Font font(int index) {
    return figure.isHighlighted(index) ? Look.BOLD_FONT : Look.FONT;
  }

  private int markerSize(int index) {
    return figure.isHighlighted(index) ? BOLD_MARKER_SIZE : MARKER_SIZE;
  }

  private List<Integer> lastOnTop() {
    return IntStream.range(0, figure.curves().size())
        .boxed()
        .sorted(Comparator.comparing(figure::isHighlighted))
        .toList();
  }

  /// As much of a text as has room.
  static String fitting(Graphics2D graphics, String text, int room) {
    FontMetrics metrics = graphics.getFontMetrics();
    if (metrics.stringWidth(text) <= room) {
      return text;
    }
    int length = 0;
    while (metrics.stringWidth(text.substring(0, length + 1) + "…") <= room) {
      length++;
    }
    return text.substring(0, length) + "…";
  }

  static void text(Graphics2D graphics, String text, double x, double y) {
    if (!text.isEmpty()) {
      graphics.drawString(text, (float) x, (float) y);
    }
  }

  private int widestName(Graphics2D graphics) {
    return IntStream.range(0, figure.curves().size())
        .map(index -> {
          graphics.setFont(font(index));
          return graphics.getFontMetrics().stringWidth(name(graphics, index));
        })
        .max()
        .orElseThrow();
  }

  static void line(
      Graphics2D graphics,
      Stroke stroke,
      Color colour,
      double fromX,
      double fromY,
      double toX,
      double toY) {
    graphics.setStroke(stroke);
    graphics.setColor(colour);
    graphics.draw(new Line2D.Double(fromX, fromY, toX, toY));
  }

  // XChart rounds its coordinates; these do not, or curves would climb in steps.

  private double x(double workers) {
    int first = axis.first();
    int last = axis.last();
    double left = plot.getScreenXFromChart(position(first));
    if (first == last) {
      return left;
    }
    double right = plot.getScreenXFromChart(position(last));
    return left + (right - left) * position(workers / first) / position((double) last / first);
  }

  private double y(double score) {
    double zero = plot.getScreenYFromChart(0);
    return zero + (plot.getScreenYFromChart(ceiling) - zero) * (score / ceiling);
  }

  private double left() {
    return plot.getScreenXFromChart(position(axis.first()) - SIDE);
  }

  private double right() {
    return x(axis.last()) + x(axis.first()) - left();
  }
}
