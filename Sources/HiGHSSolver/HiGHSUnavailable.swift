/// Why HiGHS cannot be used here; nothing of Kezek needs it.
public enum HiGHSUnavailable: Error, Sendable, Hashable {
  /// The environment says not to look.
  case switchedOff
  /// No library lies in any of these places.
  case notFound(looked: [String])
  /// The loader refuses the file, for this reason in its own words.
  case notLoaded(file: String, reason: String)
  /// The file has no such function: it is not HiGHS, or too old.
  case lacksFunction(file: String, name: String)
  /// A version that Kezek was not written for.
  case wrongVersion(file: String, found: String, needed: String)
  /// A build whose whole numbers do not have 32 bits.
  case wrongIntegers(file: String, bits: Int)
}

extension HiGHSUnavailable: CustomStringConvertible {
  public var description: String {
    switch self {
    case .switchedOff: "\(HiGHSPlaces.variable) says not to use HiGHS"
    case .notFound(let looked): "no library found; looked for \(looked.joined(separator: ", "))"
    case .notLoaded(let file, let reason): "\(file) cannot be loaded: \(reason)"
    case .lacksFunction(let file, let name): "\(file) lacks the function \(name)"
    case .wrongVersion(let file, let found, let needed):
      "\(file) is version \(found), \(needed) is needed"
    case .wrongIntegers(let file, let bits):
      "\(file) is a build with \(bits)-bit integers, 32 are needed"
    }
  }
}
