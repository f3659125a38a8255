import Kezek

/// Takes breaks, and the step of a grid, out of the pieces of a cell.
struct BreakExtractor {
  private let text: CellText
  private let pieces: [AvailabilityPiece]
  private(set) var step: Int?
  private(set) var breaks: [Range<Int>] = []
  /// The pieces that speak of days.
  private(set) var rest: [AvailabilityPiece] = []
  private(set) var problems: [CellProblem] = []

  private let takesStep: Bool

  init(_ text: CellText, pieces: [AvailabilityPiece], takesStep: Bool) {
    self.text = text
    self.pieces = pieces
    self.takesStep = takesStep
  }

  mutating func extract() {
    var index = 0
    while index < pieces.count {
      let piece = pieces[index]
      index += 1
      switch piece.kind {
      case .step(let minutes) where takesStep: take(step: minutes, piece)
      case .breakTime: index = takeBreaks(piece, from: index)
      default: rest.append(piece)
      }
    }
  }

  private mutating func take(step minutes: Int, _ piece: AvailabilityPiece) {
    let part = text.part(piece.range)
    guard GridSetting.steps.contains(minutes) else {
      let nearest = GridSetting.steps.min { abs($0 - minutes) < abs($1 - minutes) }
      return problems.append(
        CellProblem(.gridStep, maybe: nearest.map(String.init), part: part))
    }
    if step != nil { problems.append(CellProblem(.notUnderstood, part: part)) }
    step = minutes
  }

  /// The hours behind the word for break, further ones behind commas too; in Kazakh they may
  /// stand before it.
  private mutating func takeBreaks(_ word: AvailabilityPiece, from start: Int) -> Int {
    var index = start
    var found = false
    while index < pieces.count {
      let next = pieces[index].kind == .comma && found ? index + 1 : index
      guard next < pieces.count, case .hours(.between(let first, let last)) = pieces[next].kind
      else { break }
      // `13:00-14:00 үзіліс`: hours before another word for break are that one's.
      if next + 1 < pieces.count, pieces[next + 1].kind == .breakTime, found { break }
      breaks.append(first..<last)
      found = true
      index = next + 1
    }
    if !found, let last = rest.last, case .hours(.between(let first, let end)) = last.kind {
      rest.removeLast()
      breaks.append(first..<end)
      found = true
    }
    if !found { problems.append(CellProblem(.notUnderstood, part: text.part(word.range))) }
    return index
  }
}
