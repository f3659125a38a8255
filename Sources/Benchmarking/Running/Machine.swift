import Foundation

/// The machine that rows were measured on; it names no host and no user.
public struct Machine: Codable, Sendable, Hashable {
  public let processor: String
  public let cores: Int
  public let memoryMegabytes: Int
  public let system: String

  /// This machine.
  public static var here: Machine {
    let facts = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let model = facts.split(separator: "\n").first { $0.hasPrefix("model name") }?
      .split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) }
    let info = ProcessInfo.processInfo
    return Machine(
      processor: model ?? "?", cores: info.activeProcessorCount,
      memoryMegabytes: Int(info.physicalMemory / 1_048_576),
      system: info.operatingSystemVersionString)
  }

  public init(processor: String, cores: Int, memoryMegabytes: Int, system: String) {
    self.processor = processor
    self.cores = cores
    self.memoryMegabytes = memoryMegabytes
    self.system = system
  }
}
