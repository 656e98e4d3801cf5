// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import racetrack.programs.WholeFile;
import racetrack.reports.launch.Kit;

/// Writes marks for a teacher, for students, and for platforms.
///
/// ```
/// OUTPUT/
///   index.html, grades*.csv      the class
///   assets/report.css            how the pages look
///   SUBMISSION/
///     index.html, mark.md        for the student
///     junit.xml, customFeedbacks/   JUnit XML, Artemis
///     results.json               Gradescope
///     vpl.txt                    Moodle VPL
/// ```
public final class GradeFiles {

  private static final List<Format> FORMATS =
      List.of(new JUnitReport(), new GradescopeResult(), new VplReport(), new StudentText());

  private GradeFiles() {}

  /// Writes the marks of a class.
  ///
  /// @param output the folder; it is made, and only its owner can read it
  /// @param all what was found out about each submission
  /// @param scheme the teacher's scheme
  /// @param versions for each submission, the words for its versions, in the order of their grading
  /// @return the marks, in the same order
  /// @throws IOException if a file cannot be written
  public static List<Mark> write(
      Path output, List<Graded> all, Scheme scheme, Collection<List<String>> versions)
      throws IOException {
    Marking marking = new Marking(scheme, DimensionsOfChecks.ofKit(Kit.locate()));
    return write(output, all, marking, versions);
  }

  static List<Mark> write(
      Path output, List<Graded> all, Marking marking, Collection<List<String>> versions)
      throws IOException {
    Files.createDirectories(output);
    keepToOwner(output);
    List<Mark> marks = all.stream().map(marking::mark).toList();
    List<String> folders = Plain.fileNames(marks.stream().map(Mark::submission).toList());
    GradePages pages = new GradePages();
    for (int i = 0; i < marks.size(); i++) {
      Path folder = output.resolve(folders.get(i));
      for (Format format : FORMATS) {
        write(folder, format.files(marks.get(i)));
      }
      write(folder, Map.of("index.html", pages.student(marks.get(i))));
    }
    for (Map.Entry<String, Map<String, Field>> table : marking.scheme().tables().entrySet()) {
      write(output, Map.of(table.getKey(), Table.of(marks, table.getValue())));
    }
    write(output, Map.of("index.html", pages.ofClass(ClassView.of(marks, folders, versions))));
    write(output, Map.of(GradePages.STYLE, GradePages.style()));
    return marks;
  }

  private static void write(Path folder, Map<String, String> files) throws FileSystemException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      WholeFile.write(folder.resolve(file.getKey()), file.getValue().getBytes(UTF_8));
    }
  }

  private static void keepToOwner(Path folder) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString("rwx------"));
    }
  }
}
