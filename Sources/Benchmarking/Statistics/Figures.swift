import Foundation

/// Figures as tables and keys write them; no language parts them differently but by its mark.
enum Figures {
  /// Seconds in at most four figures: 0.012, 1.25, 12.5, 125.
  static func seconds(_ seconds: Double) -> String {
    guard seconds.isFinite else { return "∞" }
    let places = seconds < 0.1 ? 3 : seconds < 10 ? 2 : seconds < 100 ? 1 : 0
    return trimmed(String(format: "%.\(places)f", seconds))
  }

  /// A share as a percent: 0, 0.012, 0.25, 12.5; never 0 when it is not.
  static func percent(_ share: Double) -> String {
    guard share.isFinite else { return "∞" }
    let percent = share * 100
    if percent > 0, percent < 0.001 { return "0.001" }
    let places = percent < 0.1 ? 3 : percent < 10 ? 2 : percent < 100 ? 1 : 0
    return trimmed(String(format: "%.\(places)f", percent))
  }

  static func fixed(_ number: Double, _ places: Int) -> String {
    number.isFinite ? String(format: "%.\(places)f", number) : "∞"
  }

  static func megabytes(_ bytes: Int) -> Int { Int((Double(bytes) / 1_048_576).rounded()) }

  private static func trimmed(_ text: String) -> String {
    guard text.contains(".") else { return text }
    var text = text
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }
}
