#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file written whole beside its place, and not yet there.
///
/// `commit` renames it into its place in one step; `discard` removes it. One of the two is called.
struct StagedFile {
  let temporary: String
  let final: String
  /// Open, so that it is known whose the temporary file is.
  private let descriptor: Int32

  /// Writes a temporary file in the folder of `path`, and has the system keep it.
  ///
  /// - Throws: `OutputProblem`; nothing is left behind then.
  init(
    _ bytes: [UInt8], for path: String, isPrivate: Bool = false
  ) throws(OutputProblem) {
    let (descriptor, temporary) = try Self.create(for: path, isPrivate: isPrivate)
    do throws(OutputProblem) {
      try FileSystem.write(bytes, to: descriptor, path: path)
      guard fsync(descriptor) == 0 else { throw FileSystem.problem(path) }
    } catch {
      close(descriptor)
      unlink(temporary)
      throw error
    }
    self.descriptor = descriptor
    self.temporary = temporary
    final = path
  }

  /// Puts the file into its place.
  func commit() throws(OutputProblem) {
    defer { close(descriptor) }
    guard rename(temporary, final) == 0 else {
      let problem = FileSystem.problem(final)
      unlink(temporary)
      throw problem
    }
  }

  func discard() {
    unlink(temporary)
    close(descriptor)
  }

  /// Leaves no trace where it succeeds: a file can be made beside `path`.
  static func check(_ path: String) throws(OutputProblem) {
    let (descriptor, temporary) = try create(for: path)
    close(descriptor)
    unlink(temporary)
  }

  private static func create(
    for path: String, isPrivate: Bool = false
  ) throws(OutputProblem) -> (descriptor: Int32, temporary: String) {
    for temporary in Litter.names(beside: path) where FileSystem.sort(temporary) == .nothing {
      do throws(OutputProblem) {
        let descriptor = try FileSystem.create(temporary, isPrivate: isPrivate)
        if Litter.hold(descriptor, temporary) { return (descriptor, temporary) }
        close(descriptor)
      } catch {
        if error.kind == .failed, FileSystem.sort(temporary) != .nothing { continue }
        throw OutputProblem(error.kind, path, detail: error.detail)
      }
    }
    throw OutputProblem(.failed, path)
  }
}
