import Foundation
import Kezek
import Reporting

/// Standard output and standard error.
enum Console {
  /// Writes a text and a line's end to standard output.
  ///
  /// - Throws: `Exit.badInput`, after saying why, where it cannot be written; a reader that has
  ///   gone away is no reason to fail.
  static func print(_ text: String, _ language: Language) throws {
    try write(Array((text + "\n").utf8), language)
  }

  /// Writes bytes to standard output.
  static func write(_ bytes: [UInt8], _ language: Language) throws {
    do {
      try StandardOutput.write(bytes)
    } catch {
      complain(error.text(in: language))
      throw Exit.badInput
    }
  }

  /// Writes a text and a line's end to standard error.
  static func complain(_ text: String) { show(text + "\n") }

  /// Writes a text to standard error as it is.
  static func show(_ text: String) {
    // Where nobody reads complaints, nobody can be told.
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  /// Whether a person watches standard error.
  static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }
}
