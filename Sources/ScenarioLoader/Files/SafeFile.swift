#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reading of one file that must be a regular file inside a folder, links followed.
enum SafeFile {
  /// Why a file was not read.
  enum Refusal: Error, Hashable {
    case missing
    case notRegular
    /// A link leads out of the folder.
    case outside
    case tooLarge(megabytes: Int)
    case unreadable
  }

  /// The path without links, dots and doubled slashes, or nil where nothing is there.
  static func resolved(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  /// The names in a folder, ascending by their bytes; nil where it cannot be listed.
  static func names(in folder: String) -> [String]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(
          to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)
        ) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The bytes of a file of a folder.
  ///
  /// The size is asked before a byte is read, a link must end inside the folder, and a device or a
  /// pipe is never opened for waiting.
  /// - Throws: `Refusal`.
  static func read(_ name: String, in folder: String, limit: Int) throws(Refusal) -> [UInt8] {
    guard let root = resolved(folder) else { throw .missing }
    guard let path = resolved(folder + "/" + name) else {
      // A link to nowhere is there, and leads nowhere inside.
      var status = stat()
      throw lstat(folder + "/" + name, &status) == 0 ? .outside : .missing
    }
    guard path.hasPrefix(root == "/" ? "/" : root + "/") else { throw .outside }
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
    let size = Int(status.st_size)
    guard size <= limit else { throw .tooLarge(megabytes: size / 1_000_000) }
    return try contents(of: descriptor, size: size, limit: limit)
  }

  /// The bytes of a file that the user names, wherever its links lead.
  ///
  /// - Throws: `Refusal`.
  static func read(anywhere path: String, limit: Int) throws(Refusal) -> [UInt8] {
    guard let real = resolved(path), let slash = real.lastIndex(of: "/") else { throw .missing }
    let folder = slash == real.startIndex ? "/" : String(real[..<slash])
    return try read(String(real[real.index(after: slash)...]), in: folder, limit: limit)
  }

  private static func contents(
    of descriptor: Int32, size: Int, limit: Int
  ) throws(Refusal) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: size + 1)
    var filled = 0
    while true {
      let got = bytes.withUnsafeMutableBytes { buffer in
        buffer.baseAddress.map {
          Glue.read(descriptor, $0 + filled, buffer.count - filled)
        } ?? 0
      }
      if got < 0 { throw .unreadable }
      if got == 0 { break }
      filled += got
      // A file that grows while it is read is read no further than the limit.
      if filled > limit { throw .tooLarge(megabytes: filled / 1_000_000) }
      if filled == bytes.count { bytes.append(contentsOf: [UInt8](repeating: 0, count: filled)) }
    }
    bytes.removeLast(bytes.count - filled)
    return bytes
  }

  /// The system's `read`, which the type's own name would hide.
  private enum Glue {
    static func read(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
      #if canImport(Glibc)
        Glibc.read(descriptor, buffer, count)
      #elseif canImport(Musl)
        Musl.read(descriptor, buffer, count)
      #else
        Darwin.read(descriptor, buffer, count)
      #endif
    }
  }
}
