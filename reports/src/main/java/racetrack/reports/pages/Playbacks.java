// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import racetrack.catalogue.Catalogue;
import racetrack.reports.results.Evidence;
import racetrack.reports.results.Interleaving;
import racetrack.reports.results.Playback;
import racetrack.reports.results.Sources;

/// Gathers how the threads of a model took turns, for a page.
final class Playbacks {

  /// The class that asks, which is no subject.
  private static final String MODEL = "Model.java";

  private static final Catalogue CATALOGUE = Catalogue.load();

  private Playbacks() {}

  /// {@return the interleaving in the evidence against one of the kit's classes; null if there is
  /// none that can be read}
  ///
  /// @param key the key of its pattern: the sources are those of its package
  /// @param evidence the evidence
  static @Nullable Playback ofTheKit(String key, Evidence evidence) {
    Optional<Class<?>> contract = CATALOGUE.find(key).map(entry -> entry.pattern().contract());
    return evidence
        .interleaving()
        .map(known -> played(known, sources(contract, known)))
        .orElse(null);
  }

  /// A wrong line is worse than none.
  private static Playback played(Interleaving known, Sources sources) {
    Playback played = Playback.of(known, sources);
    return played.fitsItsSources()
        ? played
        : Playback.of(known, Sources.named(sources.files().keySet()));
  }

  /// {@return the interleaving in the evidence against a class from outside; null if there is none
  /// that can be read}
  ///
  /// @param files the names of its files, which are all that is known of them
  /// @param evidence the evidence
  static @Nullable Playback ofOthers(Collection<String> files, Evidence evidence) {
    return evidence
        .interleaving()
        .map(known -> Playback.of(known, Sources.named(files)))
        .orElse(null);
  }

  /// The sources that the steps name and that lie beside the contract.
  private static Sources sources(Optional<Class<?>> contract, Interleaving known) {
    Map<String, List<String>> files = new HashMap<>();
    known.steps().stream()
        .flatMap(step -> step.place().stream())
        .map(Interleaving.Place::file)
        .filter(file -> !file.endsWith(MODEL))
        .distinct()
        .forEach(file ->
            contract
                .flatMap(type -> SourceFile.beside(type, file))
                .ifPresent(source -> files.put(file, source.text().lines().toList())));
    return new Sources(files);
  }
}
