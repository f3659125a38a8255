import Crypto
import Foundation
public import Kezek

/// A suite that a YAML file says.
///
/// ```yaml
/// name: quick
/// gaps: [1 %, 0.1 %, 0 %]
/// seeds: [1, 2]
/// sets:
///   - name: district
///     instances: [../../Scenarios/almaty-district]
///     solvers: [glpk, highs]
///     policies: [need, coverage]
///     time: 10
///     peers: [cbc, highs]
///     targets:
///       - {solver: glpk, gap: 0.1 %, within: 5}
/// ```
///
/// What stands at the top is the default of every set. Paths are read from the file's folder.
public struct SuiteFile: Sendable {
  public let path: String

  public init(_ path: String) { self.path = path }

  /// What was read.
  public struct Loaded: Sendable {
    /// The suite; nil where there are errors.
    public let suite: BenchSuite?
    public let findings: [Finding]
  }

  /// The largest suite file, in bytes.
  static let limit = 1_000_000

  /// Reads the file.
  ///
  /// - Parameter refusal: why `kezek generate` would not take options; nil where it does.
  public func load(refusal: (_ options: [String]) -> String?) -> Loaded {
    let url = URL(fileURLWithPath: path)
    let name = url.lastPathComponent
    guard let data = try? Data(contentsOf: url), data.count <= Self.limit else {
      return Loaded(suite: nil, findings: [Finding(.init("E105"), .error, file: name)])
    }
    return Self.load(
      [UInt8](data), name: name, folder: url.deletingLastPathComponent(), refusal: refusal)
  }

  /// Reads a suite's bytes.
  ///
  /// - Parameter folder: where relative paths begin.
  static func load(
    _ bytes: [UInt8], name: String, folder: URL, refusal: (_ options: [String]) -> String?
  ) -> Loaded {
    withoutActuallyEscaping(refusal) { refusal in
      var reader = SuiteReader(
        nodes: SuiteNodes(file: name), folder: folder, refusal: refusal,
        digest: SHA256.hash(data: bytes).map { byte in
          let digits = String(byte, radix: 16)
          return digits.count == 1 ? "0" + digits : digits
        }.joined())
      let suite = reader.read(String(decoding: bytes, as: UTF8.self))
      let findings = reader.nodes.findings
      return Loaded(suite: findings.isEmpty ? suite : nil, findings: findings)
    }
  }
}
