// SPDX-License-Identifier: Apache-2.0
package racetrack.app.files;

import java.nio.charset.Charset;
import java.nio.file.Path;

/// A file of text.
///
/// A file does not say how its bytes stand for characters. A byte order mark at its beginning does,
/// and wins: UTF-8, UTF-16BE or UTF-16LE. Without one, whoever lists the file must know.
///
/// @param path where it lies
/// @param charset how to read it if it has no byte order mark
public record TextFile(Path path, Charset charset) {}
