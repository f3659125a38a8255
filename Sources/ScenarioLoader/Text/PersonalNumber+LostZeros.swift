extension PersonalNumber {
  /// Whether a text holds a personal number, also one that a spreadsheet shortened: those of people
  /// born after 1999 begin with zeros, which are lost where the cell is taken for a number.
  static func isHeld(in text: String) -> Bool {
    occurs(in: text) || losesZeros(text)
  }

  /// Whether ten or eleven digits alone become valid with the lost zeros before them, and begin
  /// with a birthday then, so that a telephone number is not taken for one.
  private static func losesZeros(_ text: String) -> Bool {
    guard (10...200).contains(text.utf8.count), let digits = digitsAlone(text),
      (10...11).contains(digits.count)
    else { return false }
    let restored = [Int](repeating: 0, count: 12 - digits.count) + digits
    return isValid(restored) && beginsWithBirthday(restored)
  }
}
