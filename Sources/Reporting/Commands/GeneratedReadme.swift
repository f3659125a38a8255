public import Kezek

/// How much there is of what in a generated scenario.
public struct GeneratedCounts: Sendable, Hashable {
  public let children: Int
  public let needs: Int
  public let specialists: Int
  public let sites: Int
  public let turns: Int
  public let currentRows: Int

  public init(
    children: Int, needs: Int, specialists: Int, sites: Int, turns: Int, currentRows: Int
  ) {
    self.children = children
    self.needs = needs
    self.specialists = specialists
    self.sites = sites
    self.turns = turns
    self.currentRows = currentRows
  }

  fileprivate func text(_ phrases: Phrases) -> String {
    phrases.say(
      "generate.counts",
      [
        "children": .number(children), "needs": .number(needs),
        "specialists": .number(specialists), "sites": .number(sites), "turns": .number(turns),
      ])
  }
}

/// The page that lies in a generated scenario's folder and says how it was made.
public struct GeneratedReadme: Sendable {
  private let command: String
  private let counts: GeneratedCounts
  private let files: [String]
  private let language: Language

  /// - Parameters:
  ///   - command: the command that makes the same folder again, up to the folder's name.
  ///   - files: the names of the other files.
  public init(command: String, counts: GeneratedCounts, files: [String], language: Language) {
    self.command = command
    self.counts = counts
    self.files = files
    self.language = language
  }

  /// The page in Markdown; it names no day, host or folder, so that it is always the same.
  public var text: String {
    let phrases = Phrases(language)
    var parts = [
      "# " + phrases.say("generate.title", ["children": .number(counts.children)]),
      phrases.say("generate.synthetic"), phrases.say("generate.how"),
      "    \(command) \(phrases.say("generate.folder"))",
      counts.text(phrases) + ".",
    ]
    if counts.currentRows > 0 { parts.append(phrases.say("generate.current")) }
    if files.contains("policy.yaml") { parts.append(phrases.say("generate.policy")) }
    return parts.joined(separator: "\n\n") + "\n"
  }
}

extension CommandText {
  /// What was generated.
  public func generated(_ folder: String, _ counts: GeneratedCounts) -> String {
    folder + ": " + counts.text(Phrases(language))
  }

  /// The folder holds something already.
  public func notEmpty(_ folder: String) -> String {
    Phrases(language).say("generate.not empty", ["folder": .text(folder)])
  }

  /// Tables that would be read with the new ones.
  public func earlierTables(_ folder: String, files: [String]) -> String {
    Phrases(language).say(
      "generate.other",
      ["folder": .text(folder), "files": .text(files.joined(separator: ", "))])
  }

  /// The recipe cannot be used.
  public func badRecipe(_ file: String, why: String) -> String {
    Phrases(language).say("generate.recipe", ["file": .text(file), "why": .text(why)])
  }
}
