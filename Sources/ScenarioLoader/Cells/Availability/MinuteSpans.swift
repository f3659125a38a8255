/// Minutes of one day as disjoint spans, ascending, none touching the next.
struct MinuteSpans: Sendable, Hashable {
  private(set) var spans: [Range<Int>]

  init(_ spans: [Range<Int>] = []) {
    var merged: [Range<Int>] = []
    for span in spans.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    )
    where !span.isEmpty {
      if let last = merged.last, span.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
      } else {
        merged.append(span)
      }
    }
    self.spans = merged
  }

  var isEmpty: Bool { spans.isEmpty }

  /// Minutes in all spans.
  var total: Int { spans.reduce(0) { $0 + $1.count } }

  /// From the first minute to the last, whatever lies between; empty where there is none.
  var hull: MinuteSpans {
    guard let first = spans.first, let last = spans.last else { return self }
    return MinuteSpans([first.lowerBound..<last.upperBound])
  }

  func union(_ other: MinuteSpans) -> MinuteSpans { MinuteSpans(spans + other.spans) }

  func intersection(_ other: MinuteSpans) -> MinuteSpans {
    MinuteSpans(
      spans.flatMap { span in
        other.spans.filter { $0.overlaps(span) }.map { $0.clamped(to: span) }
      })
  }

  func subtracting(_ other: MinuteSpans) -> MinuteSpans {
    var rest: [Range<Int>] = []
    for span in spans {
      var start = span.lowerBound
      for taken in other.spans where taken.overlaps(span) {
        if taken.lowerBound > start { rest.append(start..<taken.lowerBound) }
        start = max(start, taken.upperBound)
      }
      if start < span.upperBound { rest.append(start..<span.upperBound) }
    }
    return MinuteSpans(rest)
  }

  /// Whether one span holds the whole range.
  func contains(_ range: Range<Int>) -> Bool {
    spans.contains { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
  }

  func overlaps(_ range: Range<Int>) -> Bool {
    spans.contains { $0.overlaps(range) }
  }
}
