// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Lists the members of a grid.
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = {
      "Lists the members, with cores, load and tasks.",
      "",
      "It exits with 1 if there is none, or if one does not answer."
    })
final class GridStatusCommand implements Callable<Integer> {

  @Mixin private GridPlace place;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("status"));
    arguments.addAll(place.submitter(spec));
    return GridPlace.run(Optional.empty(), arguments);
  }
}
