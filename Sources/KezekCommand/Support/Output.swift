import Kezek
import Reporting

/// Writes a single output: a file whole or not at all, or standard output.
enum Output {
  /// - Throws: `Exit.badInput` where the file cannot be written, after saying why.
  static func write(_ bytes: [UInt8], to path: String?, language: Language) throws {
    guard let path else {
      try Console.write(bytes, language)
      return
    }
    do {
      try AtomicFile(path).write(bytes)
    } catch {
      Console.complain(error.text(in: language))
      throw Exit.badInput
    }
  }
}
