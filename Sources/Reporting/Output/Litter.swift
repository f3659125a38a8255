#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a run that was killed has left behind: temporary files and folders that nobody holds.
///
/// Whoever writes holds a lock on what is temporary, and a lock ends with its process, however
/// that ends. So what can be locked is nobody's.
enum Litter {
  /// The ending of everything temporary.
  static let ending = ".kezek-tmp"

  /// Names for something temporary beside a place, in the order in which they are tried.
  static func names(beside path: String) -> [String] {
    let stem = "\(FileSystem.folder(of: path))/.\(FileSystem.name(of: path)).\(getpid())"
    return (0..<100).map { "\(stem)-\($0)\(ending)" }
  }

  /// Takes the lock of something temporary that has just been made.
  ///
  /// - Returns: false where another run took it for litter, and so it is gone.
  static func hold(_ descriptor: Int32, _ path: String) -> Bool {
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK { return false }
    // Where the file system knows no locks, nothing is ever taken for litter either.
    var held = stat()
    var found = stat()
    return fstat(descriptor, &held) == 0 && lstat(path, &found) == 0
      && held.st_ino == found.st_ino && held.st_dev == found.st_dev
  }

  /// Removes the litter in a folder; what cannot be removed stays.
  static func sweep(_ folder: String) {
    for name in entries(of: folder) where isTemporary(name) { remove("\(folder)/\(name)") }
  }

  /// `.NAME.PROCESS-NUMBER.kezek-tmp`, and nothing else.
  private static func isTemporary(_ name: String) -> Bool {
    guard name.hasPrefix("."), name.hasSuffix(ending),
      let mark = name.dropLast(ending.count).split(separator: ".").last
    else { return false }
    let numbers = mark.split(separator: "-", omittingEmptySubsequences: false)
    return numbers.count == 2 && numbers.allSatisfy { UInt32($0) != nil }
  }

  private static func remove(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return }
    switch FileSystem.sort(path) {
    case .file: unlink(path)
    case .folder:
      for name in entries(of: path) { unlink("\(path)/\(name)") }
      rmdir(path)
    case .nothing, .stream, .other: break
    }
  }

  private static func entries(of folder: String) -> [String] {
    guard let list = opendir(folder) else { return [] }
    defer { closedir(list) }
    var names: [String] = []
    while let entry = readdir(list) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
