// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One run of a pattern, drawn: a lane for each thread and each thing that they share, time
/// downwards.
///
/// It is written as text, in `guide/pictures`, a line a step:
///
/// - `? …` is a sentence of the question that the pattern answers;
/// - `lanes: a | b | c` names the lanes from left to right;
/// - `a -> b: text` is a call, `a --> b: text` is what comes back or wakes somebody;
/// - `a: text` is what a lane does or has then;
/// - `a [waits`, `a [holds`, `a [runs` begin a stretch of time, and `a ]` ends it.
///
/// @param question the question that the pattern answers, in two sentences
/// @param width the width of the drawing
/// @param height its height
/// @param lanes the lanes
/// @param bars the stretches of time
/// @param arrows the calls and answers
/// @param notes what lanes do or have
/// @param steps the same in words, for those who do not see it
public record Picture(
    String question,
    int width,
    int height,
    List<Lane> lanes,
    List<Bar> bars,
    List<Arrow> arrows,
    List<Note> notes,
    List<String> steps) {

  private static final int PITCH = 190;
  private static final int TOP = 34;
  private static final int ROW = 30;
  private static final int HALF_BAR = 6;
  private static final int LETTER = 7;

  private static final Pattern ARROW = Pattern.compile("(.+?) (--?>) (.+?): (.+)");
  private static final Pattern BEGIN = Pattern.compile("(.+) \\[(waits|holds|runs)");
  private static final Pattern END = Pattern.compile("(.+) ]");
  private static final Pattern NOTE = Pattern.compile("(.+?): (.+)");

  /// A lane.
  ///
  /// @param name what it stands for
  /// @param x where it is
  public record Lane(String name, int x) {}

  /// A stretch of time in a lane.
  ///
  /// @param style what happens: waits, holds or runs
  /// @param x its left edge
  /// @param y its beginning
  /// @param width its width
  /// @param height its length
  public record Bar(String style, int x, int y, int width, int height) {}

  /// An arrow from lane to lane.
  ///
  /// @param style a class of the style sheet
  /// @param from where it begins
  /// @param to where it ends
  /// @param middle where its words stand
  /// @param y its height
  /// @param head the corners of its head
  /// @param words its words
  public record Arrow(
      String style, int from, int to, int middle, int y, String head, String words) {}

  /// What a lane does or has.
  ///
  /// @param x the left edge of its box
  /// @param width the width of its box
  /// @param middle where its words stand
  /// @param y its height
  /// @param words its words
  public record Note(int x, int width, int middle, int y, String words) {}

  /// {@return the picture of a pattern, if there is one}
  ///
  /// @param key the pattern's key
  static Optional<Picture> of(String key) {
    try (InputStream file = Picture.class.getResourceAsStream("guide/pictures/" + key + ".txt")) {
      return file == null
          ? Optional.empty()
          : Optional.of(in(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// {@return the picture that a text describes}
  ///
  /// @param text the text
  /// @throws IllegalArgumentException if it has a line that says nothing
  static Picture in(String text) {
    Drawing drawing = new Drawing();
    text.lines().filter(line -> !line.isBlank()).forEach(drawing::add);
    return drawing.finish();
  }

  /// A picture that is being drawn.
  private static final class Drawing {

    private final List<String> question = new ArrayList<>();
    private final Map<String, Lane> lanes = new HashMap<>();
    private final List<Lane> order = new ArrayList<>();
    private final List<Bar> bars = new ArrayList<>();
    private final Map<String, Bar> open = new HashMap<>();
    private final List<Arrow> arrows = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();
    private int y = TOP;

    void add(String line) {
      Matcher arrow = ARROW.matcher(line);
      Matcher begin = BEGIN.matcher(line);
      Matcher end = END.matcher(line);
      Matcher note = NOTE.matcher(line);
      if (line.startsWith("? ")) {
        question.add(line.substring(2));
      } else if (line.startsWith("lanes: ")) {
        addLanes(line.substring("lanes: ".length()).split(" \\| "));
      } else if (arrow.matches()) {
        addArrow(lane(arrow.group(1)), lane(arrow.group(3)), arrow.group(2), arrow.group(4));
      } else if (begin.matches()) {
        Lane lane = lane(begin.group(1));
        open.put(lane.name, new Bar(begin.group(2), lane.x - HALF_BAR, Math.max(y, TOP + 8), 0, 0));
        steps.add(lane.name + " " + begin.group(2).toLowerCase(Locale.ROOT) + " …");
      } else if (end.matches()) {
        close(lane(end.group(1)));
      } else if (note.matches()) {
        addNote(lane(note.group(1)), note.group(2));
      } else {
        throw new IllegalArgumentException("No step of a picture: " + line);
      }
    }

    private Lane lane(String name) {
      Lane lane = lanes.get(name);
      if (lane == null) {
        throw new IllegalArgumentException("No lane of the picture: " + name);
      }
      return lane;
    }

    private void addLanes(String... names) {
      for (String name : names) {
        Lane lane = new Lane(name, PITCH / 2 + PITCH * order.size());
        order.add(lane);
        lanes.put(name, lane);
      }
    }

    private void addArrow(Lane from, Lane to, String sign, String words) {
      y += ROW;
      int way = from.x < to.x ? 1 : -1;
      int start = from.x + way * (HALF_BAR + 1);
      int tip = to.x - way * (HALF_BAR + 1);
      int back = tip - way * 8;
      arrows.add(
          new Arrow(
              sign.equals("->") ? "call" : "answer",
              start,
              back,
              (start + tip) / 2,
              y,
              "%d,%d %d,%d %d,%d".formatted(tip, y, back, y - 4, back, y + 4),
              words));
      steps.add(from.name + (sign.equals("->") ? " → " : " ⇢ ") + to.name + ": " + words);
    }

    private void addNote(Lane lane, String words) {
      y += ROW;
      int width = Math.min(PITCH - 6, words.length() * LETTER + 16);
      notes.add(new Note(lane.x - width / 2, width, lane.x, y, words));
      steps.add(lane.name + ": " + words);
    }

    private void close(Lane lane) {
      Bar begun = open.remove(lane.name);
      if (begun == null) {
        throw new IllegalArgumentException("Nothing ends here: " + lane.name);
      }
      int height = Math.max(ROW / 2, y - begun.y);
      bars.add(new Bar(begun.style, begun.x, begun.y, 2 * HALF_BAR, height));
      steps.add("… " + lane.name + " " + begun.style + " no more");
    }

    Picture finish() {
      if (!open.isEmpty()) {
        throw new IllegalArgumentException("Nothing ends it: " + open.keySet());
      }
      return new Picture(
          String.join(" ", question),
          PITCH * order.size(),
          y + ROW,
          order,
          bars,
          arrows,
          notes,
          steps);
    }
  }
}
