/// Reads a CSV file as a spreadsheet does: `;`, quotes, CRLF.
func readCSV(_ bytes: [UInt8]) -> [[String]] {
  var rows: [[String]] = [[]]
  var cell: [UInt8] = []
  var isQuoted = false
  var bytes = bytes.dropFirst(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
  func take() { rows[rows.count - 1].append(String(decoding: cell, as: UTF8.self)) }
  while let byte = bytes.popFirst() {
    switch (byte, isQuoted) {
    case (UInt8(ascii: "\""), true):
      if bytes.first == UInt8(ascii: "\"") {
        cell.append(byte)
        bytes.removeFirst()
      } else {
        isQuoted = false
      }
    case (UInt8(ascii: "\""), false) where cell.isEmpty: isQuoted = true
    case (UInt8(ascii: ";"), false):
      take()
      cell = []
    case (13, false):
      take()
      cell = []
      if bytes.first == 10 { bytes.removeFirst() }
      rows.append([])
    default: cell.append(byte)
    }
  }
  rows.removeLast()
  return rows
}
