import Foundation
import Testing

/// The built `kezek`, run as people run it.
enum Binary {
  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The repository's root.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The program beside the test bundle.
  static var path: URL {
    let bundle = URL(fileURLWithPath: ProcessInfo.processInfo.arguments[0])
    return bundle.deletingLastPathComponent().appending(path: "kezek")
  }

  /// Runs the program in a folder.
  static func run(
    _ arguments: [String], in folder: URL = root, with variables: [String: String] = [:]
  ) throws -> Result {
    try run(path, arguments, in: folder, with: variables)
  }

  /// Runs any program; its outputs go through files, so that none can fill a pipe.
  static func run(
    _ program: URL, _ arguments: [String], in folder: URL, with variables: [String: String] = [:]
  ) throws -> Result {
    let scratch = try Scratch()
    let output = scratch.folder.appending(path: "out")
    let errors = scratch.folder.appending(path: "err")
    for file in [output, errors] {
      _ = FileManager.default.createFile(atPath: file.path, contents: nil)
    }
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }

  /// Where a program of the system lies; nil where it is not installed.
  static func installed(_ name: String) -> URL? {
    ["/usr/bin", "/usr/local/bin"].map { URL(fileURLWithPath: $0).appending(path: name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }
}

/// A folder that goes away with its owner.
final class Scratch {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "kezek-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  /// The names in the folder, sorted.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }
}
