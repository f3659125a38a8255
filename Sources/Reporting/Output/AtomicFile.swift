/// A single output: written whole or not at all, or through where it is a device or a pipe.
public struct AtomicFile: Sendable {
  public let path: String

  public init(_ path: String) { self.path = path }

  /// Whether `write` can be expected to work, said before any work is done; nothing is changed.
  public func check() throws(OutputProblem) {
    switch FileSystem.sort(path) {
    case .stream: return
    case .folder: throw OutputProblem(.isFolder, path)
    case .other: throw OutputProblem(.notRegular, path)
    case .file:
      try FileSystem.checkWritable(path)
      try StagedFile.check(FileSystem.resolved(path))
    case .nothing:
      guard !path.isEmpty, FileSystem.sort(FileSystem.folder(of: path)) == .folder else {
        throw OutputProblem(.noFolder, path)
      }
      try StagedFile.check(path)
    }
  }

  /// Writes the bytes by a temporary file and a rename, links followed.
  ///
  /// - Throws: `OutputProblem`; then the file is what it was before.
  public func write(_ bytes: [UInt8]) throws(OutputProblem) {
    switch FileSystem.sort(path) {
    case .stream: try FileSystem.writeThrough(bytes, to: path)
    case .folder: throw OutputProblem(.isFolder, path)
    case .other: throw OutputProblem(.notRegular, path)
    case .file: try replace(FileSystem.resolved(path), bytes)
    case .nothing:
      guard !path.isEmpty, FileSystem.sort(FileSystem.folder(of: path)) == .folder else {
        throw OutputProblem(.noFolder, path)
      }
      try replace(path, bytes)
    }
  }

  private func replace(_ path: String, _ bytes: [UInt8]) throws(OutputProblem) {
    Litter.sweep(FileSystem.folder(of: path))
    try StagedFile(bytes, for: path).commit()
    FileSystem.synchronizeFolder(FileSystem.folder(of: path))
  }
}
