/// A part of a whole, both counted, so that every percent can be checked and re-added.
public struct Share: Sendable, Hashable {
  public var numerator: Int
  public var denominator: Int

  public init(_ numerator: Int, of denominator: Int) {
    self.numerator = numerator
    self.denominator = denominator
  }
}
