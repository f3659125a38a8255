import Foundation

/// Standard output and standard error.
enum Console {
  /// Writes a text and a line's end to standard output.
  static func print(_ text: String) {
    write(text + "\n", to: FileHandle.standardOutput)
  }

  /// Writes a text and a line's end to standard error.
  static func complain(_ text: String) {
    write(text + "\n", to: FileHandle.standardError)
  }

  /// Writes a text to standard error as it is.
  static func show(_ text: String) {
    write(text, to: FileHandle.standardError)
  }

  /// Whether a person watches standard error.
  static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }

  private static func write(_ text: String, to handle: FileHandle) {
    // A reader that has gone away is no reason to fail.
    try? handle.write(contentsOf: Data(text.utf8))
  }
}
