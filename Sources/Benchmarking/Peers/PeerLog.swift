import Foundation

/// What an outside program's log tells, in the units of the rule's first step.
///
/// The exported program minimizes the negated value; every value is whole, so a bound may be
/// rounded down, as Kezek's own is.
struct PeerLog {
  private(set) var points = ProgressPoints()
  var version: String?
  var nodes: Int?
  /// Whether the log ends as the program ends it by itself.
  var isWhole = false

  /// A better solution, by its objective.
  mutating func found(_ objective: Double?, at seconds: Double) {
    guard let objective, objective.isFinite, abs(objective) < 1e15 else { return }
    points.add(seconds, value: Int((-objective).rounded()), bound: nil)
  }

  /// A better bound of the objective.
  mutating func proved(_ bound: Double?, at seconds: Double) {
    guard let bound, bound.isFinite, abs(bound) < 1e15 else { return }
    let exact = -bound
    points.add(
      seconds, value: nil, bound: Int((exact + 1e-6 * max(1, abs(exact))).rounded(.down)))
  }

  /// The search is over: the best solution is optimal.
  mutating func closed(at seconds: Double) {
    guard let value = points.points.last?.value else { return }
    points.add(seconds, value: nil, bound: value)
  }

  /// A bound below a solution that is there comes from the arithmetic.
  mutating func end(at seconds: Double) {
    guard let last = points.points.last, let value = last.value, let bound = last.bound,
      bound < value
    else { return }
    points = ProgressPoints()
    points.add(seconds, value: value, bound: nil)
  }

  /// A number as logs write it: `-2.02e+02`, `1'593`, `inf`.
  static func number(_ text: some StringProtocol) -> Double? {
    Double(text.replacingOccurrences(of: "'", with: ""))
  }

  /// The number after a label at the beginning of a line.
  static func number(after label: String, in line: String) -> Double? {
    let text = line.trimmingCharacters(in: .whitespaces)
    guard text.hasPrefix(label) else { return nil }
    return text.dropFirst(label.count).split(whereSeparator: { " :\t".contains($0) }).first
      .flatMap { number($0) }
  }
}
