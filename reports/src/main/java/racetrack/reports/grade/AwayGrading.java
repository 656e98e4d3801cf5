// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.grade;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import racetrack.reports.check.Guest;
import racetrack.reports.check.Part;
import racetrack.reports.marks.Graded;
import racetrack.reports.results.ResultFile;

/// Has the members of a grid grade submissions, in batches, and keeps what they found out.
///
/// A member sees numbers in place of ids. It grades by the same command, fence and seed as this
/// host would; so the mark does not depend on which one it was, and each has planted errors of its
/// own. Where those behaved wrongly, the submission is graded once more, here: if nothing is wrong
/// then, the member is named, and gets no more.
///
/// What no member grades stays open.
///
/// @param grading grades here
/// @param arguments those of `racetrack grade` behind its folder, each on a line
/// @param digest tells builds of Racetrack apart
/// @param courier takes batches to members
/// @param out where to tell of it
public record AwayGrading(
    Grading grading, List<String> arguments, String digest, Courier courier, PrintWriter out) {

  /// How many submissions go to a member at a time: on few processors, it is done in a minute or
  /// two.
  private static final int BATCH = 8;

  /// How many batches are under way until members are judged.
  private static final int WAVE = 32;

  /// Takes batches to members.
  @FunctionalInterface
  public interface Courier {

    /// Has the orders in a folder graded.
    ///
    /// @param folder with `orders/NAME.zip`; gets `answers/NAME`, with `member.txt` and the records
    /// @param leftOut the members that get nothing
    /// @throws InterruptedException if interrupted while waiting
    void carry(Path folder, Set<String> leftOut) throws InterruptedException;
  }

  /// A submission on its way.
  private record Sent(HandIn handIn, String digest) {}

  /// Grades what has not been graded before.
  ///
  /// @param handIns what was handed in
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  /// @throws IOException if there is no room for it
  public void run(List<HandIn> handIns) throws InterruptedException, IOException {
    List<Map.Entry<HandIn, Handed>> open = new ArrayList<>();
    for (HandIn handIn : handIns) {
      readable(handIn)
          .filter(handed -> !grading.isKnown(handIn, handed.digest()))
          .ifPresent(handed -> open.add(Map.entry(handIn, handed)));
    }
    Set<String> leftOut = new TreeSet<>();
    for (int from = 0; from < open.size(); from += BATCH * WAVE) {
      List<Map.Entry<HandIn, Handed>> wave =
          open.subList(from, Math.min(from + BATCH * WAVE, open.size()));
      Path folder = Files.createTempDirectory("racetrack-away");
      try {
        Map<String, Sent> sent = write(wave, folder.resolve("orders"));
        courier.carry(folder, leftOut);
        leftOut.addAll(keep(sent, folder.resolve("answers")));
      } finally {
        Guest.delete(folder);
      }
    }
  }

  /// {@return the files; none if they cannot be read, which grading here says best}
  private static Optional<Handed> readable(HandIn handIn) {
    try {
      return Optional.of(Handed.read(handIn));
    } catch (BadGradingException e) {
      return Optional.empty();
    }
  }

  /// {@return what was sent, by its number}
  private Map<String, Sent> write(List<Map.Entry<HandIn, Handed>> wave, Path orders)
      throws IOException {
    Files.createDirectories(orders);
    Map<String, Sent> sent = new LinkedHashMap<>();
    for (int from = 0; from < wave.size(); from += BATCH) {
      Path order = orders.resolve("batch-%03d.zip".formatted(from / BATCH + 1));
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(order))) {
        put(zip, "arguments.txt", String.join("\n", arguments));
        put(zip, "kit.txt", digest);
        for (Map.Entry<HandIn, Handed> one :
            wave.subList(from, Math.min(from + BATCH, wave.size()))) {
          String number = "s%04d".formatted(sent.size() + 1);
          sent.put(number, new Sent(one.getKey(), one.getValue().digest()));
          for (Map.Entry<String, String> file : one.getValue().files().entrySet()) {
            put(zip, "submissions/" + number + "/" + file.getKey(), file.getValue());
          }
        }
      }
    }
    return sent;
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(UTF_8));
    zip.closeEntry();
  }

  /// Keeps what was found out.
  ///
  /// @return the members whose planted errors behaved wrongly where those of this host do not
  private Set<String> keep(Map<String, Sent> sent, Path answers)
      throws InterruptedException, IOException {
    Set<String> unsound = new TreeSet<>();
    for (Path answer : folders(answers)) {
      String member = Files.readString(answer.resolve("member.txt"));
      for (Path record : folders(answer.resolve("records"))) {
        Sent one = sent.get(String.valueOf(record.getFileName()));
        Optional<GradeRecord> found = read(record.resolve("graded.json"));
        if (one == null || found.isEmpty() || !found.get().digest().equals(one.digest())) {
          out.printf("Member %s answered for something else: left out.%n", member);
          unsound.add(member);
        } else if (!alarms(found.get())) {
          keep(one, found.get(), record);
        } else if (isFineHere(one)) {
          out.printf(
              "Member %s gets no more: its planted errors behaved wrongly, and here they do not.%n",
              member);
          unsound.add(member);
        }
      }
    }
    out.flush();
    return unsound;
  }

  private static List<Path> folders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static Optional<GradeRecord> read(Path file) {
    return Files.notExists(file)
        ? Optional.empty()
        : Optional.of(
            new ResultFile(file, "is no result of grading", "start its member anew")
                .read(stream -> ResultFile.JSON.readValue(stream, GradeRecord.class)));
  }

  private static boolean alarms(GradeRecord record) {
    return record.parts().stream().map(Part::alarms).anyMatch(alarms -> !alarms.isEmpty());
  }

  private void keep(Sent sent, GradeRecord found, Path record) throws IOException {
    Graded graded = found.under(sent.handIn().id()).graded(grading.examiner().job().entry());
    String number = String.valueOf(record.getFileName());
    grading
        .ledger()
        .keep(
            graded,
            sent.digest(),
            Files.readString(record.resolve("report.txt")).replace(number, sent.handIn().id()),
            Files.readString(record.resolve("printed.txt")));
  }

  /// Grades a submission here, and keeps that.
  ///
  /// @return whether the planted errors behave as they should
  private boolean isFineHere(Sent sent) throws InterruptedException {
    Graded graded = grading.run(List.of(sent.handIn())).getFirst();
    return graded.result().stream().allMatch(result -> result.alarms().isEmpty());
  }
}
