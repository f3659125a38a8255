import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// `rows.jsonl`: one row a line, appended as runs finish, so that an end at any moment loses none.
public struct RowFile: Sendable {
  public let path: String

  public init(_ path: String) { self.path = path }

  /// A line of the file is no row.
  public struct Unreadable: Error, Sendable, Hashable {
    public let line: Int
  }

  public var exists: Bool { FileManager.default.fileExists(atPath: path) }

  /// The rows; of those with the same key the last.
  ///
  /// A last line without its end is left out.
  ///
  /// - Throws: `Unreadable`; 0 where the file cannot be read at all.
  public func rows() throws(Unreadable) -> [BenchRow] {
    guard let data = FileManager.default.contents(atPath: path) else { throw Unreadable(line: 0) }
    var rows: [BenchRow] = []
    var places: [String: Int] = [:]
    let lines = data.split(separator: 10, omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated().dropLast() where !line.isEmpty {
      guard let row = try? JSONDecoder().decode(BenchRow.self, from: Data(line)),
        row.format == BenchRow.format, row.version == 1
      else { throw Unreadable(line: number + 1) }
      if let place = places[row.key] {
        rows[place] = row
      } else {
        places[row.key] = rows.count
        rows.append(row)
      }
    }
    return rows
  }

  /// Cuts off a last line that was not written to its end.
  public func mend() {
    guard let data = FileManager.default.contents(atPath: path), let last = data.last, last != 10
    else { return }
    let whole = data.lastIndex(of: 10).map { $0 - data.startIndex + 1 } ?? 0
    truncate(path, off_t(whole))
  }

  /// Appends a row, on the disk before this returns.
  ///
  /// - Returns: whether it could be written.
  public func append(_ row: BenchRow) -> Bool {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard var line = try? encoder.encode(row) else { return false }
    line.append(10)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    let count = line.count
    let written = line.withUnsafeBytes { write(descriptor, $0.baseAddress, count) }
    return written == count && fsync(descriptor) == 0
  }
}
