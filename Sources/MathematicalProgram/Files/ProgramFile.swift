public import Foundation

/// Reads and writes programs as files, by format.
public enum ProgramFile {
  /// The formats that are known.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    case mps
    case fixedMPS
    case lp

    /// The format that a file name's ending tells: `.lp`, or MPS otherwise.
    public init(fileName: String) {
      self = fileName.lowercased().hasSuffix(".lp") ? .lp : .mps
    }
  }

  /// Reads a file, `.lp` or MPS by its name; an MPS file that is not free is tried as a fixed one.
  ///
  /// - Throws: ``ProgramFileError`` with the line, or ``ProgramError``.
  public static func read(_ url: URL) throws -> MathematicalProgram {
    let format = Format(fileName: url.lastPathComponent)
    if format == .lp { return try read(url, format) }
    do {
      return try read(url, .mps)
    } catch let failure as ProgramFileError where canBeReadAgain(url, after: failure) {
      // Names with blanks are only possible in fixed columns.
      if let program = try? read(url, .fixedMPS) { return program }
      throw failure
    }
  }

  /// A pipe is read once, and what is too large stays so.
  private static func canBeReadAgain(_ url: URL, after failure: ProgramFileError) -> Bool {
    guard failure.code != .unreadable, failure.code != .tooLarge else { return false }
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: url.resolvingSymlinksInPath().path)
    return attributes?[.type] as? FileAttributeType == .typeRegular
  }

  /// Reads a file of a known format.
  public static func read(_ url: URL, _ format: Format) throws -> MathematicalProgram {
    guard let handle = try? FileHandle(forReadingFrom: url) else {
      throw ProgramFileError(.unreadable, "'\(url.path)' cannot be opened.")
    }
    defer { try? handle.close() }
    let next: () throws -> [UInt8] = {
      do {
        return Array(try handle.read(upToCount: 1 << 20) ?? Data())
      } catch {
        throw ProgramFileError(.unreadable, "'\(url.path)' cannot be read: \(error).")
      }
    }
    return switch format {
    case .mps: try MPSReader(.free).read(next)
    case .fixedMPS: try MPSReader(.fixed).read(next)
    case .lp: try LPReader().read(next)
    }
  }

  /// Writes a program in portions of text.
  ///
  /// - Throws: ``ProgramFileError`` when the format cannot say something; errors of the sink.
  public static func write(
    _ program: MathematicalProgram, _ format: Format,
    _ sink: @escaping (_ portion: [UInt8]) throws -> Void
  ) throws {
    switch format {
    case .mps: try MPSWriter(.free).write(program, sink)
    case .fixedMPS: try MPSWriter(.fixed).write(program, sink)
    case .lp: try LPWriter().write(program, sink)
    }
  }
}
