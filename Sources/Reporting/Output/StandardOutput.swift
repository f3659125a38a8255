#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The stream that a command prints to.
public enum StandardOutput {
  /// Writes bytes; a reader that has gone away is no reason to fail.
  public static func write(_ bytes: [UInt8]) throws(OutputProblem) {
    do throws(OutputProblem) {
      try FileSystem.write(bytes, to: STDOUT_FILENO, path: "/dev/stdout")
    } catch {
      if error.kind != .pipeClosed { throw error }
    }
  }

  /// Whether a path leads to where standard output goes, as `/dev/stdout` does.
  public static func isSame(as path: String) -> Bool {
    var one = stat()
    var other = stat()
    guard stat(path, &one) == 0, fstat(STDOUT_FILENO, &other) == 0 else { return false }
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino
  }
}
