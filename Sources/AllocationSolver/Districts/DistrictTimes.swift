/// How the time of a stage is shared out among districts: by their size, of what is left.
struct DistrictTimes {
  private let sizes: [Int]
  private let end: Double?
  private let threads: Int
  /// Those that have not begun.
  private var waiting: Int
  /// Of those under way: when they began and are to end.
  private var running: [Int: (began: Double, end: Double)] = [:]

  /// - Parameters:
  ///   - sizes: of all districts.
  ///   - numbers: those to be worked on.
  init(sizes: [Int], _ numbers: [Int], end: Double?, threads: Int) {
    self.sizes = sizes
    self.end = end
    self.threads = max(1, threads)
    waiting = numbers.reduce(0) { $0 + sizes[$1] }
  }

  /// When a district that begins now is to end; nil without a limit.
  mutating func begin(_ number: Int, at now: Double) -> Double? {
    guard let end else { return nil }
    var work = Double(waiting)
    for (other, time) in running {
      let left = max(0, time.end - now) / max(1e-9, time.end - time.began)
      work += left * Double(sizes[other])
    }
    waiting -= sizes[number]
    let left = max(0, end - now)
    let own = left * Double(threads) * Double(sizes[number]) / max(1, work)
    let until = now + min(left, own)
    running[number] = (now, until)
    return until
  }

  mutating func finish(_ number: Int) { running[number] = nil }
}
