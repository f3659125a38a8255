/// Why something could not be written; `text(in:)` says it in a language.
public struct OutputProblem: Error, Sendable, Hashable {
  public let kind: Kind
  /// The path as the user gave it, or the file within it.
  public let path: String
  /// What the system said; empty where it said nothing.
  public let detail: String

  /// The kinds of problem; stable.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// There is a plan already, and nobody said that it may be overwritten.
    case planExists
    /// The folder in which it would lie does not exist.
    case noFolder
    /// It is a folder where a file is wanted.
    case isFolder
    /// It is a file where a folder is wanted.
    case isFile
    /// It is neither a file, a folder, a device nor a pipe (a socket, a link to nothing).
    case notRegular
    /// Nobody may write there.
    case noPermission
    /// Another program has the file open.
    case isOpen
    /// There is no room left.
    case noRoom
    /// The reader of the pipe is gone.
    case pipeClosed
    /// The system refused for another reason.
    case failed
  }

  init(_ kind: Kind, _ path: String, detail: String = "") {
    self.kind = kind
    self.path = path
    self.detail = detail
  }
}
