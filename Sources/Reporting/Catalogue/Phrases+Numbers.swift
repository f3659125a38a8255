import Kezek

extension Phrases {
  /// A whole number with its thousands parted, as the language does.
  func number(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    guard digits.count > 4 else { return String(number) }
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text += thousands }
      text.append(digit)
    }
    return (number < 0 ? "-" : "") + text
  }

  /// Tenths as a decimal: 225 is 22.5, and 22,5 in Russian and Kazakh.
  func tenths(_ tenths: Int) -> String {
    let whole = tenths.magnitude / 10
    let sign = tenths < 0 ? "-" : ""
    return sign + number(Int(whole)) + decimalMark + String(tenths.magnitude % 10)
  }

  /// A share as a percent with one decimal: `100 %` only when all, `0 %` only when none; a dash
  /// where there is nothing to be a share of.
  func percent(_ numerator: Int, of denominator: Int) -> String {
    Percent(numerator, of: denominator).map { $0.text(mark: decimalMark) + " %" } ?? "–"
  }

  var decimalMark: String { language == .english ? "." : "," }
  private var thousands: String { language == .english ? "," : "\u{A0}" }
}

/// A share in tenths of a percent that never says *all* or *none* when it is not.
struct Percent: Sendable, Hashable {
  let tenths: Int

  /// The share, or nil where the denominator is not positive.
  init?(_ numerator: Int, of denominator: Int) {
    guard denominator > 0 else { return nil }
    let rounded = (Double(numerator) * 1000 / Double(denominator)).rounded(.toNearestOrAwayFromZero)
    if numerator <= 0 {
      tenths = numerator == 0 ? 0 : Int(rounded)
    } else if numerator < denominator {
      tenths = min(999, max(1, Int(rounded)))
    } else {
      tenths = Int(rounded)
    }
  }

  /// The percent without its sign: whole where it is 0 or 100.
  func text(mark: String) -> String {
    tenths == 0 || tenths == 1000 ? "\(tenths / 10)" : "\(tenths / 10)\(mark)\(abs(tenths) % 10)"
  }
}
