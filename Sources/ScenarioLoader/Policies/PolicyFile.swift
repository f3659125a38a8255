public import Kezek
import Yams

/// A policy that a YAML file says: its name, and the tiers in their order.
///
/// ```yaml
/// name: the youngest first
/// tiers:
///   - measure: need
///     scope: {age_to: 5}
///     tolerance: 1 %
///   - parts:
///       - {measure: sessions, weight: 2, scope: {rural: yes}}
///       - {measure: courses, priority: yes}
///   - rule: coverage
///   - travel
/// ```
///
/// A measure is a word of `PolicyMeasure`; `rule` stands for the tiers of a named policy. A scope
/// may name `services`, `age_from`, `age_to`, `rural`, `languages`, `categories`, `lives`, and any
/// column of `report_by` with its value.
public struct PolicyFile: Sendable {
  public let path: String

  public init(_ path: String) {
    self.path = path
  }

  /// What was read.
  public struct Loaded: Sendable {
    /// The policy; nil where there are errors.
    public let policy: Policy?
    public let findings: [Finding]
    /// SHA-256 of the file's bytes, in hexadecimal.
    public let digest: String
    /// What the file says.
    public let text: String
  }

  /// The largest policy file, in bytes.
  public static let limit = 1_000_000

  /// Reads the file.
  ///
  /// - Parameter mostOwed: as `Policy.named` needs it, for tiers of `entitlement`.
  public func load(mostOwed: Int) -> Loaded {
    var log = BuildLog()
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let place = FindingCollector.Place(file: name)
    do throws(SafeFile.Refusal) {
      // The planner names this file, so a link may lead anywhere.
      guard let resolved = SafeFile.resolved(path),
        let end = resolved.lastIndex(of: "/")
      else { throw SafeFile.Refusal.missing }
      let bytes = try SafeFile.read(
        String(resolved[resolved.index(after: end)...]),
        in: end == resolved.startIndex ? "/" : String(resolved[..<end]), limit: Self.limit)
      return Self.load(bytes, name: name, mostOwed: mostOwed)
    } catch {
      switch error {
      case .notRegular: log.findings.add(.notRegularFile, at: place)
      case .outside: log.findings.add(.outsideFolder, at: place)
      case .tooLarge(let megabytes):
        log.findings.add(
          .tooLarge, at: place,
          details: ["megabytes": String(megabytes), "limit": String(Self.limit / 1_000_000)])
      case .missing, .unreadable: log.findings.add(.unreadableFile, at: place)
      }
      return Loaded(
        policy: nil, findings: log.findings.findings { _, _ in 0 }, digest: "", text: "")
    }
  }

  /// Reads a policy's bytes.
  public static func load(_ bytes: [UInt8], name: String, mostOwed: Int) -> Loaded {
    var reader = PolicyReader(name: name, mostOwed: mostOwed)
    let text = String(decoding: DecodedText(bytes).bytes, as: UTF8.self)
    let policy = reader.read(text)
    let findings = reader.findings.findings { _, _ in 0 }
    return Loaded(
      policy: reader.findings.hasErrors ? nil : policy, findings: findings,
      digest: Lottery.hexadecimal(bytes), text: text)
  }
}
