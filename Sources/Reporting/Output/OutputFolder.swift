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
  /// beside its place, then the earlier first of the list goes, and only then are all renamed, the
  /// first last: whoever finds it finds the rest. What a run that was killed has left is removed.
  /// Where the folder is a device or a pipe, the first file alone is written through it.
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
    if FileSystem.sort(keyPath) == .stream {
      // What went through a pipe cannot be taken back, so the copy comes first.
      try write(files)
      do throws(OutputProblem) {
        try FileSystem.writeThrough(key, to: keyPath)
      } catch {
        if isNew { remove(files) }
        throw error
      }
      return
    }
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
      if isNew { remove(files) }
      throw error
    }
    FileSystem.synchronizeFolder(FileSystem.folder(of: place))
  }

  /// Takes a folder away that has just been made.
  private func remove(_ files: [File]) {
    for file in files { unlink("\(path)/\(file.name)") }
    rmdir(path)
  }

  private func writeNew(_ files: [File]) throws(OutputProblem) {
    let parent = FileSystem.folder(of: path)
    Litter.sweep(parent)
    let (lock, temporary) = try temporaryFolder()
    defer { close(lock) }
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

  private func temporaryFolder() throws(OutputProblem) -> (lock: Int32, path: String) {
    for temporary in Litter.names(beside: path) where FileSystem.sort(temporary) == .nothing {
      guard mkdir(temporary, 0o777) == 0 else { break }
      let lock = open(temporary, O_RDONLY | O_CLOEXEC)
      if lock >= 0 {
        if Litter.hold(lock, temporary) { return (lock, temporary) }
        close(lock)
      }
    }
    throw FileSystem.problem(path)
  }

  private func replace(_ files: [File]) throws(OutputProblem) {
    Litter.sweep(path)
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
    let earlier = KeptFiles(staged.map(\.final))
    // From here until the first file of the list is back, the folder says that it holds no plan:
    // whoever is killed in between leaves no mixture of two that looks like one.
    if let first = staged.first { unlink(first.final) }
    var waiting = staged
    while let next = waiting.popLast() {
      do throws(OutputProblem) {
        try next.commit()
      } catch {
        for file in waiting { file.discard() }
        earlier.restore()
        throw error
      }
    }
    earlier.discard()
    FileSystem.synchronizeFolder(path)
  }
}
