/// What is wrong with a file that was read: a code, the line, the field and what stands there.
///
/// It holds no sentence: `text(in:)` takes it from the message catalogue.
public struct FileProblem: Sendable, Hashable {
  public let code: Code
  /// The line of the file, from 1.
  public let line: Int
  /// The field, as `sessions[12].start`; empty for the file as a whole.
  public let field: String
  /// What stands there, cut to 60 characters; empty where the code says it all.
  public let value: String
  /// What was expected: a type, a range or the allowed words.
  public let expected: String
  /// What was probably meant.
  public let maybe: String?

  /// The kinds of problem; stable.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// There is no such file, or it cannot be read.
    case unreadable = "P100"
    /// The text is no JSON.
    case syntax = "P101"
    /// A value of another type than the field has.
    case wrongType = "P102"
    /// A field that must be there is not.
    case missing = "P103"
    /// A field that the format does not have.
    case unknownField = "P104"
    /// An id that the scenario does not have.
    case unknownID = "P105"
    /// A word that is none of the allowed ones.
    case unknownWord = "P106"
    /// A number or time outside what can be.
    case outOfRange = "P107"
    /// The child asks for that service in several forms, and the row does not say which.
    case ambiguousNeed = "P109"
    /// Two fields contradict each other.
    case contradiction = "P110"
    /// A version of the format that this program does not know.
    case version = "P111"
    /// The file is too large to be one.
    case tooLarge = "P112"
    /// The proof of a plan from other tables.
    case proofOfOtherTables = "P113"
    /// The proof was written beside another plan.
    case proofOfOtherPlan = "P114"
    /// A note: the plan was made from other tables.
    case otherTables = "P201"
  }

  /// Whether the file can be used in spite of it.
  public var isNote: Bool { code == .otherTables }

  init(
    _ code: Code, line: Int, field: String, value: String = "", expected: String = "",
    maybe: String? = nil
  ) {
    self.code = code
    self.line = line
    self.field = field
    self.value = value.count > 60 ? String(value.prefix(60)) + "…" : value
    self.expected = expected
    self.maybe = maybe
  }
}

extension FileProblem {
  /// A file that is not there or cannot be read.
  public static var unreadable: FileProblem { FileProblem(.unreadable, line: 1, field: "") }

  /// The proof of a plan from other tables, which proves nothing of these.
  public static var proofOfOtherTables: FileProblem {
    FileProblem(.proofOfOtherTables, line: 1, field: "scenarioDigest")
  }
}

/// A file that cannot be used: every problem found in it, in the order of the file.
public struct UnreadableFile: Error, Sendable, Hashable {
  public let problems: [FileProblem]
}
