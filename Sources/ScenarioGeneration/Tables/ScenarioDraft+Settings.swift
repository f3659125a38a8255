import Kezek

/// Where a figure of a bundled scenario comes from.
struct FigureSource {
  /// The figure, in the words of the tables' readers.
  let figure: String
  let kind: Kind
  /// Who published it, or why it was chosen.
  let source: String

  enum Kind: String {
    /// Published.
    case published = "S"
    /// Arithmetic on published figures.
    case arithmetic = "A"
    /// A default chosen by the project.
    case chosen = "D"
  }

  init(_ figure: String, _ kind: Kind, _ source: String) {
    self.figure = figure
    self.kind = kind
    self.source = source
  }
}

extension ScenarioDraft {
  /// `scenario.yaml`: the source of every figure as comments, then the settings.
  ///
  /// - Parameter entries: keys and values as the tables write them.
  func settingsFile(_ entries: [(key: String, value: String)]) -> [UInt8] {
    var lines = [
      "# Settings. SYNTHETIC: no real child, family or employee."
    ]
    if !sources.isEmpty {
      lines += [
        "#", "# Where every figure of these tables comes from.",
        "# [S] published, [A] arithmetic on published figures, [D] default chosen by the project.",
      ]
      for source in sources {
        lines.append("# - \(source.figure): \(source.source) [\(source.kind.rawValue)]")
      }
    }
    lines += entries.map { "\($0.key): \"\(Self.escaped($0.value))\"" }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// A text between double quotes of YAML.
  private static func escaped(_ text: String) -> String {
    String(text.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] })
  }
}
