/// Lines of a summary that keep within a width.
struct SummaryLayout {
  let width: Int
  private(set) var lines: [String] = []

  init(width: Int) { self.width = max(60, width) }

  mutating func append(_ line: String) { lines.append(line.withoutControls.trimmedAtEnd) }

  mutating func append(contentsOf lines: [String]) {
    for line in lines { append(line) }
  }

  mutating func blank() { lines.append("") }

  /// Two texts at the two margins, on two lines where one does not hold them.
  mutating func append(_ left: String, right: String) {
    let space = width - left.columns - right.columns
    if space >= 2 {
      append(left + String(repeating: " ", count: space) + right)
    } else {
      append(left)
      append(right.paddedLeft(to: width))
    }
  }

  /// A title, and its text in lines that hang behind it.
  mutating func append(title: String, _ text: String) {
    let head = title + "  "
    // A title that takes half of the line would leave too little beside it.
    guard head.columns <= width / 3 else {
      append(title)
      append(contentsOf: text.wrapped(to: width - 2).map { "  " + $0 })
      return
    }
    let lines = text.wrapped(to: width - head.columns)
    append(head + (lines.first ?? ""))
    for line in lines.dropFirst() { append(String(repeating: " ", count: head.columns) + line) }
  }

  var text: String { lines.joined(separator: "\n") + "\n" }
}
