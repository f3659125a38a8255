import Kezek
import Synchronization

/// Who could be in groups, found when it is first asked for: of a nation that takes seconds.
final class GroupSharesOnce: Sendable {
  private let candidates: Candidates
  private let known = Mutex<[GroupShare]?>(nil)

  init(_ candidates: Candidates) { self.candidates = candidates }

  var shares: [GroupShare] {
    known.withLock { known in
      let shares = known ?? GroupShareFinder(candidates).shares()
      known = shares
      return shares
    }
  }
}
