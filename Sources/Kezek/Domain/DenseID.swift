/// The place of an entity in its scenario's array: dense, from 0, and of one kind of entity only.
public struct DenseID<Entity>: Sendable, Hashable, Comparable {
  public let index: Int

  @inlinable public init(_ index: Int) {
    self.index = index
  }

  @inlinable public static func < (left: DenseID, right: DenseID) -> Bool {
    left.index < right.index
  }
}

extension Array {
  /// The entity of that id.
  ///
  /// Inlined, for a copy of a whole entity to read one property of it is dear in what is asked
  /// millions of times.
  @inlinable public subscript(id: DenseID<Element>) -> Element {
    self[id.index]
  }

  /// The ids of all elements, ascending.
  @inlinable public var ids: [DenseID<Element>] { indices.map { DenseID($0) } }
}
