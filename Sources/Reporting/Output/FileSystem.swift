#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The few calls of the operating system that whole-or-nothing writing needs.
enum FileSystem {
  /// What lies at a path, links followed.
  enum Sort: Sendable, Hashable {
    case nothing
    case file
    case folder
    /// A device or a pipe: written through, never replaced.
    case stream
    /// A link that leads nowhere, a socket.
    case other
  }

  static func sort(_ path: String) -> Sort {
    var information = stat()
    guard stat(path, &information) == 0 else {
      var link = stat()
      return lstat(path, &link) == 0 ? .other : .nothing
    }
    switch information.st_mode & S_IFMT {
    case S_IFREG:
      // A file that is named through the process's own descriptors (`/dev/stdout > file`) is
      // somebody's open stream: replacing it by a rename would lose what was written before.
      return path.hasPrefix("/dev/") || path.hasPrefix("/proc/") ? .stream : .file
    case S_IFDIR: return .folder
    case S_IFCHR, S_IFBLK, S_IFIFO: return .stream
    default: return .other
    }
  }

  /// The path without links, so that a rename replaces the file and not the link to it.
  static func resolved(_ path: String) -> String {
    guard let pointer = realpath(path, nil) else { return path }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func name(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return path }
    return String(path[path.index(after: slash)...])
  }

  /// Without slashes at the end.
  static func trimmed(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  /// The problem that the last failed call stands for.
  static func problem(_ path: String) -> OutputProblem {
    let number = errno
    let kind: OutputProblem.Kind =
      switch number {
      case EACCES, EPERM, EROFS: .noPermission
      case EBUSY, ETXTBSY: .isOpen
      case ENOSPC, EDQUOT, EFBIG: .noRoom
      case EPIPE: .pipeClosed
      case EISDIR: .isFolder
      case ENOTDIR: .isFile
      case ENOENT: .noFolder
      default: .failed
      }
    return OutputProblem(kind, path, detail: String(cString: strerror(number)))
  }

  /// Creates a file that nobody else has, with the rights that new files get, or for its owner
  /// alone.
  static func create(_ path: String, isPrivate: Bool = false) throws(OutputProblem) -> Int32 {
    let descriptor = open(
      path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, isPrivate ? 0o600 : 0o666)
    guard descriptor >= 0 else { throw problem(path) }
    return descriptor
  }

  static func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(OutputProblem) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        #if canImport(Darwin)
          Darwin.write(
            descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
        #elseif canImport(Musl)
          Musl.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
        #else
          Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
        #endif
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw problem(path)
      }
      written += count
    }
  }

  /// Writes into a device or a pipe, which stays what it is.
  static func writeThrough(_ bytes: [UInt8], to path: String) throws(OutputProblem) {
    if StandardOutput.isSame(as: path) {
      // The stream that is open already knows where it has come to.
      try write(bytes, to: STDOUT_FILENO, path: path)
      return
    }
    let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY | O_APPEND)
    guard descriptor >= 0 else { throw problem(path) }
    defer { close(descriptor) }
    try write(bytes, to: descriptor, path: path)
  }

  /// Makes a folder's entries last, as far as the file system can.
  static func synchronizeFolder(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Whether a file can be opened for writing; it is not changed.
  static func checkWritable(_ path: String) throws(OutputProblem) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw problem(path) }
    close(descriptor)
    // The mark that LibreOffice leaves beside a file it has open.
    let mark = folder(of: path) + "/.~lock." + name(of: path) + "#"
    guard sort(mark) == .nothing else { throw OutputProblem(.isOpen, path) }
  }
}
