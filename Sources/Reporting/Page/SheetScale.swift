/// How large the type of a printed sheet can be, so that one A4 page in landscape holds it.
///
/// The page has no script that could measure, so lines are counted beforehand, by the widths of a
/// wide typeface (DejaVu Sans), and the largest size is taken at which all of them fit.
struct SheetScale {
  /// The lines of one cell's meetings.
  struct Meeting: Sendable, Hashable {
    /// Set in bold.
    let main: String
    let time: String
    let rest: String
  }

  /// One week: rows of cells of meetings.
  typealias Week = [[[Meeting]]]

  /// Sizes in quarters of a point: from what reads well on a wall down to what a page must hold.
  private static let quarters = Array(stride(from: 42, through: 10, by: -1))
  private static let smallest = 2.5

  /// Points of A4 in landscape within the margins of the page, with a little kept back.
  private static let pageWidth = 783.0
  private static let pageHeight = 512.0

  /// The lines of a meeting, their words measured: the first of main text and time, and the rest.
  private struct Measured {
    let first: [Double]
    let rest: [Double]
  }

  /// By week, row and cell; measured once for all sizes that are tried.
  private let weeks: [[[[Measured]]]]
  private let notes: [[Double]]
  /// The line above the table, with the scenario, the term and the mark of the data.
  private let head: [Double]

  init(weeks: [Week], notes: [String], head: String) {
    self.weeks = weeks.map { rows in
      rows.map { cells in
        cells.map { meetings in
          meetings.map { meeting in
            Measured(
              first: Self.widths([(meeting.main, 1.1), (meeting.time, 1.0)]),
              rest: Self.widths([(meeting.rest, 1.0)]))
          }
        }
      }
    }
    self.notes = notes.map { Self.widths([($0, 1.0)]) }
    self.head = Self.widths([(head, 1.0)])
  }

  /// The size of the type in points.
  var points: Double {
    let size = Self.quarters.lazy.map { Double($0) / 4 }.first { height(at: $0) <= Self.pageHeight }
    return size ?? Self.smallest
  }

  private func height(at size: Double) -> Double {
    let headLines = Self.lines(head, width: Self.pageWidth / 12.5)
    var height = Double(headLines) * 17 + 8
    for week in weeks {
      // The row of days, and a line that names the week.
      height += size * 1.2 * (weeks.count > 1 ? 2 : 1) + size * 1.2 + 4
      for row in week { height += rowHeight(row, at: size) }
    }
    return height + notesHeight(at: min(8, size))
  }

  private func rowHeight(_ row: [[Measured]], at size: Double) -> Double {
    let width = (Self.pageWidth / size - 4.6) / Double(max(1, row.count)) - 1.3 - 5 / size
    let cells = row.map { meetings -> Double in
      let lines = meetings.reduce(0) { sum, meeting in
        sum + Self.lines(meeting.first, width: width) + Self.lines(meeting.rest, width: width)
      }
      return Double(lines) * size * 1.16 + Double(max(0, meetings.count - 1)) * (0.2 * size + 1)
    }
    return max(cells.max() ?? 0, size * 1.16) + 0.3 * size + 1
  }

  private func notesHeight(at size: Double) -> Double {
    guard !notes.isEmpty else { return 0 }
    let width = (Self.pageWidth / 2 - 32) / size
    let lines = notes.map { Self.lines($0, width: width) }
    let longest = lines.max() ?? 0
    return Double((lines.reduce(0, +) + 1) / 2 + longest) * size * 1.25 + 8
  }

  // MARK: Lines

  /// Lines that texts one after another take, broken at spaces; at least one where there is text.
  ///
  /// - Parameter width: in units of the type's size.
  static func lines(_ texts: [(text: String, weight: Double)], width: Double) -> Int {
    lines(widths(texts), width: width)
  }

  /// The widths of all words of texts one after another.
  private static func widths(_ texts: [(text: String, weight: Double)]) -> [Double] {
    texts.flatMap { text, weight in
      text.split(separator: " ").map { width(of: $0) * weight }
    }
  }

  private static func lines(_ words: [Double], width: Double) -> Int {
    var lines = 0
    var used = 0.0
    for length in words {
      if lines == 0 || used + 0.32 + length > width {
        // A word that is wider than a line is broken.
        let extra = Int(length / max(1, width))
        lines += 1 + extra
        used = length - Double(extra) * width
      } else {
        used += 0.32 + length
      }
    }
    return lines
  }

  private static func width(of word: Substring) -> Double {
    word.unicodeScalars.reduce(0) { $0 + width(of: $1) }
  }

  private static func width(of scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "0"..."9": 0.64
    case ".", ",", ":", ";", "i", "l", "j", "I", "|", "'": 0.36
    case "ш", "щ", "ю", "ж", "м", "ы", "ф", "m", "w", "W", "M": 0.9
    case "Ш", "Щ", "Ю", "Ж", "М", "Ы", "Ф", "—", "…": 1.08
    default: scalar.properties.isUppercase ? 0.72 : 0.63
    }
  }
}
