/// Arithmetic in 64 bits that says when it does not fit.
enum Exact {
  static func sum(_ left: Int, _ right: Int) throws(BoundCheckError) -> Int {
    let result = left.addingReportingOverflow(right)
    if result.overflow { throw .overflow }
    return result.partialValue
  }

  static func difference(_ left: Int, _ right: Int) throws(BoundCheckError) -> Int {
    let result = left.subtractingReportingOverflow(right)
    if result.overflow { throw .overflow }
    return result.partialValue
  }

  static func product(_ left: Int, _ right: Int) throws(BoundCheckError) -> Int {
    let result = left.multipliedReportingOverflow(by: right)
    if result.overflow { throw .overflow }
    return result.partialValue
  }

  /// The quotient rounded down; `divisor` is positive.
  static func floor(_ dividend: Int, by divisor: Int) -> Int {
    let quotient = dividend / divisor
    return dividend % divisor < 0 ? quotient - 1 : quotient
  }

  /// The quotient rounded up; `divisor` is positive.
  static func ceiling(_ dividend: Int, by divisor: Int) -> Int {
    let quotient = dividend / divisor
    return dividend % divisor > 0 ? quotient + 1 : quotient
  }

  /// The greatest common divisor; of nothing and a number that number.
  static func divisor(_ one: UInt, _ other: UInt) -> UInt {
    var (one, other) = (one, other)
    while other != 0 { (one, other) = (other, one % other) }
    return one
  }
}
