// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.charts;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.knowm.xchart.internal.chartpart.IChart;

/// Draws a chart as a PNG with a palette: half as large as one without, and it looks the same. A
/// chart has few colours, and what smooths its edges is near one that is frequent.
final class Bitmap {

  /// Twice the 72 dots per inch of a point, so that it is sharp on dense screens.
  private static final int SCALE = 2;

  /// 144 dots per inch.
  private static final String DOTS_PER_METRE = "5669";

  /// What a byte can number.
  private static final int COLOURS = 256;

  private Bitmap() {}

  /// {@return a chart as the bytes of a PNG; the same chart gives the same bytes}
  ///
  /// @param chart the chart
  /// @throws IOException if it cannot be encoded
  static byte[] png(IChart chart) throws IOException {
    BufferedImage drawn =
        new BufferedImage(
            SCALE * chart.getWidth(), SCALE * chart.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = drawn.createGraphics();
    graphics.scale(SCALE, SCALE);
    chart.paint(graphics, chart.getWidth(), chart.getHeight());
    graphics.dispose();
    return encoded(withPalette(drawn));
  }

  private static BufferedImage withPalette(BufferedImage drawn) {
    int[] pixels = ((DataBufferInt) drawn.getRaster().getDataBuffer()).getData();
    int[] palette = mostFrequent(pixels);
    BufferedImage image =
        new BufferedImage(
            drawn.getWidth(),
            drawn.getHeight(),
            BufferedImage.TYPE_BYTE_INDEXED,
            new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE));
    byte[] numbers = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    Map<Integer, Byte> known = new HashMap<>();
    for (int i = 0; i < pixels.length; i++) {
      numbers[i] =
          i > 0 && pixels[i] == pixels[i - 1]
              ? numbers[i - 1]
              : known.computeIfAbsent(pixels[i], colour -> (byte) nearest(colour, palette));
    }
    return image;
  }

  /// Colours that are as frequent stand in the order of their values, so that bytes do not differ.
  private static int[] mostFrequent(int[] pixels) {
    Map<Integer, Integer> counts = new HashMap<>();
    int start = 0;
    for (int i = 1; i <= pixels.length; i++) {
      if (i == pixels.length || pixels[i] != pixels[start]) {
        counts.merge(pixels[start], i - start, Integer::sum);
        start = i;
      }
    }
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(COLOURS)
        .mapToInt(Map.Entry::getKey)
        .toArray();
  }

  private static int nearest(int colour, int[] palette) {
    int best = 0;
    for (int i = 1; i < palette.length; i++) {
      if (distance(colour, palette[i]) < distance(colour, palette[best])) {
        best = i;
      }
    }
    return best;
  }

  private static int distance(int one, int other) {
    int distance = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int by = (one >> shift & 0xFF) - (other >> shift & 0xFF);
      distance += by * by;
    }
    return distance;
  }

  private static byte[] encoded(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (ImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.write(new IIOImage(image, null, resolution(writer, image)));
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static IIOMetadata resolution(ImageWriter writer, BufferedImage image)
      throws IOException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
    IIOMetadataNode dots = new IIOMetadataNode("pHYs");
    dots.setAttribute("pixelsPerUnitXAxis", DOTS_PER_METRE);
    dots.setAttribute("pixelsPerUnitYAxis", DOTS_PER_METRE);
    dots.setAttribute("unitSpecifier", "meter");
    IIOMetadataNode root = new IIOMetadataNode(metadata.getNativeMetadataFormatName());
    root.appendChild(dots);
    metadata.mergeTree(metadata.getNativeMetadataFormatName(), root);
    return metadata;
  }
}
