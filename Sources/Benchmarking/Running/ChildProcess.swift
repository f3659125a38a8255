import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Another program, run in a process group of its own and measured.
///
/// Output and errors come through one pipe, each line with the moment at which it arrived.
struct ChildProcess {
  let program: String
  let arguments: [String]
  /// Variables beside those of this process.
  var variables: [String: String] = [:]
  /// Megabytes of address space at most.
  var memory: Int?

  /// A line of output.
  struct Line: Sendable, Hashable {
    /// Since the start.
    let seconds: Double
    let text: String
  }

  /// How it ended and what it took.
  struct Ending: Sendable {
    enum Kind: Sendable, Hashable {
      case exited(Int32)
      case signalled(Int32)
      /// Killed at the hard limit.
      case timedOut
      /// Killed because the whole suite is to end.
      case interrupted
      case notStarted(String)
    }

    var kind: Kind
    var wallSeconds = 0.0
    var cpuSeconds = 0.0
    /// The largest resident set, of its children too where they took more.
    var peakMemoryBytes = 0
    var lines: [Line] = []

    /// The last line with anything in it.
    var lastLine: String {
      lines.last { !$0.text.trimmingCharacters(in: .whitespaces).isEmpty }?.text ?? ""
    }
  }

  /// Lines kept; an endless log must not fill the memory.
  private static let lineLimit = 200_000

  /// Runs it to its end, or kills it and all its children at the limit.
  func run(hardLimit: Double, shouldStop: () -> Bool) -> Ending {
    var pipe: [Int32] = [0, 0]
    guard Self.makePipe(&pipe) else { return Ending(kind: .notStarted("pipe")) }
    let (readEnd, writeEnd) = (pipe[0], pipe[1])
    let started = ContinuousClock.now
    var process: pid_t = 0
    let code = spawn(&process, output: writeEnd)
    close(writeEnd)
    guard code == 0 else {
      close(readEnd)
      return Ending(kind: .notStarted(String(cString: strerror(code))))
    }
    var watch = OutputWatch(descriptor: readEnd, started: started, limit: Self.lineLimit)
    var ending = Ending(kind: .exited(0))
    var killedFor: Ending.Kind?
    let floor = ProcessMemory.own ?? 0
    var seen: Int?
    while true {
      watch.wait(seconds: watch.seconds < 0.2 ? 0.001 : 0.005)
      seen = ProcessMemory.peak(of: process) ?? seen
      var status: Int32 = 0
      var usage = rusage()
      let ended = wait4(process, &status, WNOHANG, &usage)
      if ended == process {
        ending.wallSeconds = watch.seconds
        ending.kind = killedFor ?? Self.kind(status)
        ending.cpuSeconds = Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime)
        // The system counts what this process held when it started the other as the other's own,
        // so a smaller one is known by what was last seen of it.
        let peak = Self.bytes(usage.ru_maxrss)
        ending.peakMemoryBytes = peak > floor + floor / 50 ? peak : seen ?? peak
        break
      }
      if killedFor == nil, watch.seconds > hardLimit || shouldStop() {
        killedFor = watch.seconds > hardLimit ? .timedOut : .interrupted
        kill(-process, SIGKILL)
      }
    }
    // Children that outlive their parent would disturb the next run.
    kill(-process, SIGKILL)
    ending.lines = watch.end()
    close(readEnd)
    return ending
  }

  // MARK: Starting

  private static func makePipe(_ ends: inout [Int32]) -> Bool {
    guard pipe(&ends) == 0 else { return false }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    return true
  }

  private func spawn(_ process: inout pid_t, output: Int32) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, output, 2)
    posix_spawnattr_setpgroup(&attributes, 0)
    // A signal that this process ignores would be ignored there too.
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for signal in [SIGINT, SIGTERM, SIGPIPE] { sigaddset(&defaults, signal) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP) | Int16(POSIX_SPAWN_SETSIGDEF))
    var words = [program] + arguments
    if let memory {
      words = ["/bin/sh", "-c", "ulimit -v \(memory * 1024) && exec \"$@\"", "sh"] + words
    }
    let environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
      .sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return Self.withPointers(words) { words in
      Self.withPointers(environment) { environment in
        guard let path = words.first.flatMap({ $0 }) else { return ENOENT }
        return posix_spawn(&process, path, &actions, &attributes, words, environment)
      }
    }
  }

  private static func withPointers<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let pointers = texts.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    return body(pointers + [nil])
  }

  // MARK: Ending

  private static func kind(_ status: Int32) -> Ending.Kind {
    let signal = status & 0x7F
    return signal == 0 ? .exited((status >> 8) & 0xFF) : .signalled(signal)
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }

  private static func bytes(_ peak: Int) -> Int {
    #if os(Linux)
      peak * 1024
    #else
      peak
    #endif
  }
}
