#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Takes a process's output as it comes, line by line with the time.
struct OutputWatch {
  private let descriptor: Int32
  private let started: ContinuousClock.Instant
  private let limit: Int
  private var lines: [ChildProcess.Line] = []
  private var partial: [UInt8] = []
  private var isAtEnd = false

  init(descriptor: Int32, started: ContinuousClock.Instant, limit: Int) {
    self.descriptor = descriptor
    self.started = started
    self.limit = limit
  }

  var seconds: Double { (ContinuousClock.now - started) / .seconds(1) }

  /// Waits for output, at most so long, and takes what is there.
  mutating func wait(seconds: Double) {
    guard !isAtEnd else {
      usleep(UInt32(seconds * 1e6))
      return
    }
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    if poll(&request, 1, Int32((seconds * 1000).rounded(.up))) > 0 { drain() }
  }

  /// Takes what is left, a last line without its end too.
  mutating func end() -> [ChildProcess.Line] {
    drain()
    if !partial.isEmpty { finishLine() }
    return lines
  }

  private mutating func drain() {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    // A flood of output must not keep the limits from being looked at.
    for _ in 0..<16 {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else {
        if count == 0 { isAtEnd = true }
        return
      }
      for byte in buffer[..<count] {
        if byte == 10 {
          finishLine()
        } else if partial.count < 10_000 {
          partial.append(byte)
        }
      }
    }
  }

  private mutating func finishLine() {
    if lines.count < limit {
      lines.append(.init(seconds: seconds, text: String(decoding: partial, as: UTF8.self)))
    }
    partial.removeAll(keepingCapacity: true)
  }
}
