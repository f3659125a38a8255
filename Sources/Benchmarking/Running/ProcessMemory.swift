import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The largest resident set that a process has had so far, in bytes.
enum ProcessMemory {
  /// Of a process that runs; nil where the system does not tell.
  static func peak(of process: pid_t) -> Int? { peak("/proc/\(process)/status") }

  /// Of this process.
  static var own: Int? { peak("/proc/self/status") }

  private static func peak(_ file: String) -> Int? {
    guard let data = FileManager.default.contents(atPath: file) else { return nil }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
    return lines.first { $0.hasPrefix("VmHWM:") }?
      .split(whereSeparator: \.isWhitespace).dropFirst().first
      .flatMap { Int($0) }.map { $0 * 1024 }
  }
}
