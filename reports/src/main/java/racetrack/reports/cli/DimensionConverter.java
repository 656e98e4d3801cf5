// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import racetrack.catalogue.Dimension;

/// Reads the name of a dimension.
final class DimensionConverter implements ITypeConverter<Dimension> {

  @Override
  public Dimension convert(String value) {
    return Dimension.of(value)
        .orElseThrow(() ->
            new TypeConversionException(
                "'%s' is no dimension; known are %s."
                    .formatted(
                        value,
                        Arrays.stream(Dimension.values())
                            .map(Dimension::id)
                            .collect(Collectors.joining(", ")))));
  }
}
