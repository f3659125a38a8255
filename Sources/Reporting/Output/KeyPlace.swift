/// The place of a key beside the folder that it unlocks.
///
/// Whoever is handed the folder must not be handed the key with it.
public struct KeyPlace: Sendable {
  private let key: String
  private let copy: String
  private let source: String

  /// What is wrong with the places.
  public enum Problem: String, Sendable, Hashable, CaseIterable, Error {
    /// The key would lie in the folder that is handed on.
    case keyInCopy
    /// The copy would be written over its source, or around it.
    case copyIsSource
    /// The key's file is there, and nobody said that it may be overwritten.
    case keyExists
    /// The key's file is there, and is no key.
    case notAKey
  }

  /// - Parameters:
  ///   - copy: the folder that is handed on.
  ///   - source: the folder that it is a copy of.
  public init(key: String, copy: String, source: String) {
    self.key = key
    self.copy = copy
    self.source = source
  }

  /// Looks at the places, links followed; nothing is changed.
  ///
  /// - Parameter isKey: whether the bytes of a file that is there are a key, which may be replaced.
  public func problem(isForced: Bool, isKey: (_ path: String) -> Bool) -> Problem? {
    let copy = Self.real(copy)
    if Self.real(source) == copy || Self.real(source).hasPrefix(copy + "/") {
      return .copyIsSource
    }
    if Self.real(key) == copy || Self.real(key).hasPrefix(copy + "/") { return .keyInCopy }
    switch FileSystem.sort(key) {
    case .nothing: return nil
    case .file:
      guard isForced else { return .keyExists }
      return isKey(key) ? nil : .notAKey
    // A device or a pipe is written through.
    case .stream: return nil
    case .folder, .other: return .notAKey
    }
  }

  /// The path without links, as far as it exists.
  private static func real(_ path: String) -> String {
    let path = FileSystem.trimmed(path)
    if FileSystem.sort(path) != .nothing { return FileSystem.resolved(path) }
    let folder = FileSystem.folder(of: path)
    let parent = folder == path ? "/" : real(folder)
    return (parent == "/" ? "" : parent) + "/" + FileSystem.name(of: path)
  }
}
