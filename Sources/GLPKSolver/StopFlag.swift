import CGLPKGuard

/// A flag that the cancellation handler sets and the solving thread reads.
///
/// `@unchecked Sendable`: the pointer is immutable, and the flag behind it is a C atomic.
final class StopFlag: @unchecked Sendable {
  let pointer: OpaquePointer

  init?() {
    guard let pointer = kezek_stop_create() else { return nil }
    self.pointer = pointer
  }

  deinit { kezek_stop_free(pointer) }

  func set() { kezek_stop_set(pointer) }

  var isSet: Bool { kezek_stop_is_set(pointer) }
}
