/// A JSON value to be written: members keep their order, so that the same value is the same bytes.
public enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case integer(Int)
  /// A number already written in decimal digits.
  case number(JSONNumber)
  case text(String)
  case array([JSONValue])
  case object([Member])

  /// A name and its value.
  public struct Member: Sendable, Hashable {
    public let name: String
    public let value: JSONValue

    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// An object of members in the order given.
  public static func object(_ members: (String, JSONValue)...) -> JSONValue {
    .object(members.map { Member($0.0, $0.1) })
  }

  /// The integer, or null.
  public static func optional(_ integer: Int?) -> JSONValue {
    integer.map { .integer($0) } ?? .null
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral
{
  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}

/// A number as JSON writes it, by one fixed rule: no exponent, no trailing zeros.
public struct JSONNumber: Sendable, Hashable {
  public let digits: String

  /// An integer that may lie beyond `Int`.
  public init(_ number: UInt64) { digits = String(number) }

  /// `number` rounded to `places` decimals, half away from zero; 0 where it is not finite.
  ///
  /// Only for measured figures (seconds): anything exact is a ratio of integers.
  public init(_ number: Double, places: Int) {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = (number * scale).rounded(.toNearestOrAwayFromZero)
    guard scaled.isFinite, abs(scaled) < 9e15 else {
      digits = "0"
      return
    }
    digits = Self.decimal(negative: scaled < 0, units: UInt64(abs(scaled)), places: places)
  }

  /// numerator / denominator to `places` decimals, rounded away from zero, so that what is not
  /// nothing never reads 0; 0 where the denominator is 0.
  public init(ratio numerator: Int, of denominator: Int, places: Int) {
    guard denominator != 0 else {
      digits = "0"
      return
    }
    var scale: UInt = 1
    for _ in 0..<places { scale *= 10 }
    let product = numerator.magnitude.multipliedFullWidth(by: scale)
    guard product.high < denominator.magnitude else {
      digits = "0"
      return
    }
    let division = denominator.magnitude.dividingFullWidth(product)
    let units = division.quotient + (division.remainder > 0 ? 1 : 0)
    digits = Self.decimal(
      negative: (numerator < 0) != (denominator < 0), units: UInt64(units), places: places)
  }

  private static func decimal(negative: Bool, units: UInt64, places: Int) -> String {
    guard units > 0 else { return "0" }
    var text = Array(String(units))
    while text.count <= places { text.insert("0", at: 0) }
    var fraction = text.suffix(places)
    while fraction.last == "0" { fraction.removeLast() }
    let whole = String(text.dropLast(places))
    return (negative ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + String(fraction))
  }
}
