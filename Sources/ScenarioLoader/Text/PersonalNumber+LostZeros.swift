extension PersonalNumber {
  /// Whether a text holds a personal number, also one that a spreadsheet shortened: those of people
  /// born after 1999 begin with zeros, which are lost where the cell is taken for a number.
  static func isHeld(in text: String) -> Bool {
    occurs(in: text) || losesZeros(text)
  }

  /// Whether ten or eleven digits alone become valid with the lost zeros before them, and begin
  /// with a birthday then, so that a telephone number is not taken for one.
  private static func losesZeros(_ text: String) -> Bool {
    let digits = text.unicodeScalars.compactMap { scalar in
      (0x30...0x39).contains(scalar.value) ? Int(scalar.value - 0x30) : nil
    }
    guard digits.count == text.unicodeScalars.count, (10...11).contains(digits.count) else {
      return false
    }
    let restored = [Int](repeating: 0, count: 12 - digits.count) + digits
    let month = restored[2] * 10 + restored[3]
    let day = restored[4] * 10 + restored[5]
    return isValid(restored) && (1...12).contains(month) && (1...31).contains(day)
      && restored[6] <= 6
  }
}
