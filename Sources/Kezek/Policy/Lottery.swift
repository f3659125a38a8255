import Crypto

/// The published rule that breaks ties: rank by SHA-256 of the seed and the need's key.
public enum Lottery {
  /// The rank (0 = first) of each key, by ascending SHA-256 of "seed:key" and then by key.
  ///
  /// Anybody can redraw it: `printf '1:C-001/speech therapist/any' | sha256sum`.
  /// - Complexity: O(n log n).
  public static func ranks(of keys: [String], seed: UInt64) -> [Int] {
    let draws = keys.map { hexadecimal(Array("\(seed):\($0)".utf8)) }
    let order = keys.indices.sorted { (draws[$0], keys[$0], $0) < (draws[$1], keys[$1], $1) }
    var ranks = [Int](repeating: 0, count: keys.count)
    for (rank, index) in order.enumerated() { ranks[index] = rank }
    return ranks
  }

  /// SHA-256 of bytes, in hexadecimal.
  public static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in SHA256.hash(data: bytes) {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
