import CHiGHS

/// HiGHS as it was loaded into this process.
///
/// `@unchecked Sendable`: the table of functions is immutable, is never freed, and each function works
/// on the object it is given alone.
public struct HiGHSLibrary: @unchecked Sendable {
  /// The oldest version that passes the conformance suite; 1.7.1 did not come to its end.
  static let oldest = (major: 1, minor: 10)

  let api: UnsafePointer<kezek_highs_api>
  /// The file it was loaded from.
  public let file: String
  public let version: String

  /// The library of this process, looked for once.
  public static let found: Result<HiGHSLibrary, HiGHSUnavailable> = {
    do throws(HiGHSUnavailable) {
      return .success(try HiGHSLibrary(in: .ofThisProcess))
    } catch {
      return .failure(error)
    }
  }()

  /// Loads the first library that can be used.
  ///
  /// - Throws: ``HiGHSUnavailable``: what is wrong with the first file found, or where was looked.
  public init(in places: HiGHSPlaces) throws(HiGHSUnavailable) {
    if places.isOff { throw .switchedOff }
    var first: HiGHSUnavailable?
    for path in places.candidates {
      do throws(HiGHSUnavailable) {
        self = try HiGHSLibrary(file: path)
        return
      } catch {
        // The system's loader says of a bare name only that there is no such file.
        if case .notLoaded = error, !path.contains("/") { continue }
        first = first ?? error
      }
    }
    throw first ?? .notFound(looked: places.looked)
  }

  /// Loads one file, or what the system's loader finds under a name.
  public init(file path: String) throws(HiGHSUnavailable) {
    var message = [CChar](repeating: 0, count: 1024)
    guard let api = kezek_highs_load(path, &message, message.count) else {
      let bytes = message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      let text = String(decoding: bytes, as: UTF8.self)
      guard text.hasPrefix("!") else { throw .notLoaded(file: path, reason: text) }
      throw .lacksFunction(file: path, name: String(text.dropFirst()))
    }
    let file = kezek_highs_file(api).map { String(cString: $0) } ?? path
    if let problem = Self.problem(with: api, file) {
      kezek_highs_forget(api)
      throw problem
    }
    self.api = api
    self.file = file
    version = String(cString: api.pointee.version())
  }

  /// Why a library that has every function cannot be used.
  private static func problem(
    with api: UnsafePointer<kezek_highs_api>, _ file: String
  ) -> HiGHSUnavailable? {
    let major = Int(api.pointee.version_major())
    let minor = Int(api.pointee.version_minor())
    if !isKnown(major: major, minor: minor) {
      return .wrongVersion(
        file: file, found: String(cString: api.pointee.version()),
        needed: "\(oldest.major).\(oldest.minor) … \(oldest.major).x")
    }
    guard let highs = api.pointee.create() else {
      return .notLoaded(file: file, reason: "no memory")
    }
    defer { api.pointee.destroy(highs) }
    let bits = 8 * Int(api.pointee.sizeof_int(highs))
    return bits == 32 ? nil : .wrongIntegers(file: file, bits: bits)
  }

  /// Whether Kezek was written for a version; the next major one may change the interface.
  static func isKnown(major: Int, minor: Int) -> Bool {
    major == oldest.major && minor >= oldest.minor
  }
}
