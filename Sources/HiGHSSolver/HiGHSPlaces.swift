import Foundation

/// Where HiGHS is looked for.
///
/// Where the environment names a file or a folder, there alone. Else, in order: a folder `highs`
/// beside the program, `kezek/highs` in the user's folder for data, and what the system's loader finds.
public struct HiGHSPlaces: Sendable, Hashable {
  /// The environment variable that names the library, a folder that holds it, or ``off``.
  public static let variable = "KEZEK_HIGHS"
  /// The value of ``variable`` that turns HiGHS off.
  public static let off = "off"

  /// Whether not to look at all.
  let isOff: Bool
  /// Files and folders, in order.
  let paths: [String]
  /// Names for the system's loader, in order.
  let names: [String]

  /// - Parameters:
  ///   - environment: the process's variables.
  ///   - program: the folder of the running program.
  public init(environment: [String: String], program: String?) {
    if let named = environment[Self.variable], !named.isEmpty {
      isOff = named == Self.off
      paths = isOff ? [] : [named]
      names = []
      return
    }
    isOff = false
    var paths = program.map { [$0 + "/highs"] } ?? []
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
      paths.append(data + "/kezek/highs")
    } else if let home = environment["HOME"], !home.isEmpty {
      paths.append(home + "/.local/share/kezek/highs")
    }
    #if os(macOS)
      if let home = environment["HOME"], !home.isEmpty {
        paths.append(home + "/Library/Application Support/kezek/highs")
      }
      paths += ["/opt/homebrew/lib", "/usr/local/lib"]
    #endif
    self.paths = paths
    names = Self.fileNames
  }

  /// The places of this process.
  public static var ofThisProcess: HiGHSPlaces {
    HiGHSPlaces(
      environment: ProcessInfo.processInfo.environment,
      program: Bundle.main.executableURL?.deletingLastPathComponent().path)
  }

  #if os(macOS)
    static let fileNames = ["libhighs.1.dylib", "libhighs.dylib"]
  #else
    static let fileNames = ["libhighs.so.1", "libhighs.so"]
  #endif

  /// Below a folder: in itself, or as archives and the PyPI package `highsbox` lay it out.
  private static let layouts = ["", "lib/", "highs_dist/lib/", "highsbox/highs_dist/lib/"]

  /// What is there to be loaded, in order: files that exist, then names.
  var candidates: [String] { paths.flatMap(Self.libraries) + names }

  /// Everything that is looked for, in words for people.
  var looked: [String] { paths + names }

  /// The libraries at a path: the file itself, or those in a folder.
  private static func libraries(at path: String) -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return [] }
    guard isFolder.boolValue else { return [path] }
    return layouts.flatMap { layout in fileNames.map { "\(path)/\(layout)\($0)" } }
      .filter { FileManager.default.fileExists(atPath: $0) }
  }
}
