import Synchronization

/// A flag that the cancellation handler sets and the solving thread reads.
final class StopFlag: Sendable {
  private let flag = Atomic<Bool>(false)

  func set() { flag.store(true, ordering: .relaxed) }

  var isSet: Bool { flag.load(ordering: .relaxed) }
}
