/// The place of an entity in its scenario's array: dense, from 0, and of one kind of entity only.
public struct DenseID<Entity>: Sendable, Hashable, Comparable {
  public let index: Int

  public init(_ index: Int) {
    self.index = index
  }

  public static func < (left: DenseID, right: DenseID) -> Bool {
    left.index < right.index
  }
}

extension Array {
  /// The entity of that id.
  public subscript(id: DenseID<Element>) -> Element {
    self[id.index]
  }

  /// The ids of all elements, ascending.
  public var ids: [DenseID<Element>] { indices.map { DenseID($0) } }
}
