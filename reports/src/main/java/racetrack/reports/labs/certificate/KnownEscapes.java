// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import racetrack.reports.results.LabCertificate;

/// The programs that are known to come to what they must not, each with the reason, as
/// `known-escapes.txt` lists them. Who is caught after all has to leave the list.
///
/// @param reasons the reasons, by key and place, such as `lock.counter wrong/Forgets`
public record KnownEscapes(Map<String, String> reasons) {

  private static final String FILE = "known-escapes.txt";
  private static final Pattern LINE = Pattern.compile("(\\S+ \\w+/\\w+): (.+)");

  /// Lists escapes.
  public KnownEscapes {
    reasons = Map.copyOf(reasons);
  }

  /// {@return what the file lists}
  public static KnownEscapes read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(KnownEscapes.class.getResourceAsStream(FILE), FILE),
                UTF_8))) {
      Map<String, String> reasons = new TreeMap<>();
      lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
              throw new IllegalStateException(
                  FILE + " needs `KEY GROUP/NAME: reason` on each line, but has: " + line);
            }
            reasons.put(matcher.group(1), matcher.group(2));
          });
      return new KnownEscapes(reasons);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// {@return why a program escapes, if that is known}
  ///
  /// @param key the key of its lab
  /// @param place its place, such as `wrong/Forgets`
  Optional<String> reason(String key, String place) {
    return Optional.ofNullable(reasons.get(key + " " + place));
  }

  /// {@return the faults of a certificate that are not known, by their places}
  ///
  /// @param certificate the certificate
  public Map<String, String> newIn(LabCertificate certificate) {
    Map<String, String> faults = new TreeMap<>(certificate.faults());
    faults.keySet().removeIf(place -> reason(certificate.key(), place).isPresent());
    return faults;
  }

  /// {@return the places of the escapes that are known and have not escaped}
  ///
  /// @param certificate the certificate
  public Set<String> caughtIn(LabCertificate certificate) {
    return certificate
        .all()
        .filter(LabCertificate.Row::isGood)
        .map(LabCertificate.Row::place)
        .filter(place -> reason(certificate.key(), place).isPresent())
        .filter(place -> !certificate.faults().containsKey(place))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
