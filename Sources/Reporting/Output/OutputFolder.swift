#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folder of a plan: all of its files are written, or none.
public struct OutputFolder: Sendable {
  public let path: String
  /// Whether files of an earlier plan may be replaced.
  public let isForced: Bool

  /// A file to be written: its name within the folder, and what it holds.
  public struct File: Sendable, Hashable {
    public let name: String
    public let bytes: [UInt8]

    public init(_ name: String, _ bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  public init(_ path: String, force: Bool = false) {
    self.path = FileSystem.trimmed(path)
    isForced = force
  }

  /// Whether files of these names can be written, said before any solving; nothing is changed.
  ///
  /// - Throws: `OutputProblem`, also where a file of an earlier plan would be replaced.
  public func check(names: [String]) throws(OutputProblem) {
    switch FileSystem.sort(path) {
    case .stream: return
    case .file: throw OutputProblem(.isFile, path)
    case .other: throw OutputProblem(.notRegular, path)
    case .nothing:
      let parent = FileSystem.folder(of: path)
      guard !path.isEmpty, FileSystem.sort(parent) == .folder else {
        throw OutputProblem(.noFolder, path)
      }
      try StagedFile.check(path)
    case .folder:
      for name in names { try check(existing: "\(path)/\(name)") }
      try StagedFile.check("\(path)/plan")
    }
  }

  private func check(existing file: String) throws(OutputProblem) {
    switch FileSystem.sort(file) {
    case .nothing: return
    case .file:
      guard isForced else { throw OutputProblem(.planExists, path, detail: file) }
      try FileSystem.checkWritable(file)
    case .folder: throw OutputProblem(.isFolder, file)
    case .stream, .other: throw OutputProblem(.notRegular, file)
    }
  }

  /// Writes all files, or none.
  ///
  /// A new folder appears in one step. In a folder that is there, every file is first written
  /// beside its place, and only then are all renamed, the first of the list last: whoever finds
  /// it finds the rest. Where the folder is a device or a pipe, the first file alone is written
  /// through it.
  public func write(_ files: [File]) throws(OutputProblem) {
    switch FileSystem.sort(path) {
    case .stream:
      if let first = files.first { try FileSystem.writeThrough(first.bytes, to: path) }
    case .nothing:
      try check(names: [])
      try writeNew(files)
    default:
      try check(names: files.map(\.name))
      try replace(files)
    }
  }

  /// Writes all files and, outside the folder, a file for its owner alone; or nothing.
  ///
  /// - Parameter keyPath: a regular file that may be replaced, or nothing.
  public func write(
    _ files: [File], withKey key: [UInt8], at keyPath: String
  ) throws(OutputProblem) {
    let isNew = FileSystem.sort(path) == .nothing
    let place = FileSystem.sort(keyPath) == .file ? FileSystem.resolved(keyPath) : keyPath
    let staged = try StagedFile(key, for: place, isPrivate: true)
    do throws(OutputProblem) {
      try write(files)
    } catch {
      staged.discard()
      throw error
    }
    do throws(OutputProblem) {
      try staged.commit()
    } catch {
      if isNew {
        for file in files { unlink("\(path)/\(file.name)") }
        rmdir(path)
      }
      throw error
    }
    FileSystem.synchronizeFolder(FileSystem.folder(of: place))
  }

  private func writeNew(_ files: [File]) throws(OutputProblem) {
    let parent = FileSystem.folder(of: path)
    let stem = "\(parent)/.\(FileSystem.name(of: path)).\(getpid())"
    let names = (0..<100).map { "\(stem)-\($0).kezek-tmp" }
    guard let temporary = names.first(where: { FileSystem.sort($0) == .nothing }),
      mkdir(temporary, 0o777) == 0
    else { throw FileSystem.problem(path) }
    var written: [String] = []
    do throws(OutputProblem) {
      for file in files {
        let staged = try StagedFile(file.bytes, for: "\(temporary)/\(file.name)")
        try staged.commit()
        written.append(staged.final)
      }
      FileSystem.synchronizeFolder(temporary)
      guard rename(temporary, path) == 0 else { throw FileSystem.problem(path) }
    } catch {
      for file in written { unlink(file) }
      rmdir(temporary)
      throw error
    }
    FileSystem.synchronizeFolder(parent)
  }

  private func replace(_ files: [File]) throws(OutputProblem) {
    var staged: [StagedFile] = []
    do throws(OutputProblem) {
      for file in files {
        staged.append(
          try StagedFile(file.bytes, for: FileSystem.resolved("\(path)/\(file.name)")))
      }
    } catch {
      for file in staged { file.discard() }
      throw error
    }
    var waiting = staged
    while let next = waiting.popLast() {
      do throws(OutputProblem) {
        try next.commit()
      } catch {
        for file in waiting { file.discard() }
        throw error
      }
    }
    FileSystem.synchronizeFolder(path)
  }
}
