import Foundation
import Testing

@testable import HiGHSSolver

/// Where HiGHS is looked for, and what is said where it cannot be used.
@Suite struct HiGHSPlacesTests {
  /// A folder that goes away, with empty files in it.
  private func withFolder(_ files: [String], _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("kezek-highs-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in files {
      let url = folder.appendingPathComponent(file)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data().write(to: url)
    }
    try body(folder.path)
  }

  private func problem(_ places: HiGHSPlaces) -> HiGHSUnavailable? {
    do throws(HiGHSUnavailable) {
      _ = try HiGHSLibrary(in: places)
      return nil
    } catch {
      return error
    }
  }

  @Test func besideTheProgramThenTheUsersDataThenTheSystem() throws {
    let name = try #require(HiGHSPlaces.fileNames.first)
    try withFolder(["bin/highs/\(name)", "data/kezek/highs/highsbox/highs_dist/lib/\(name)"]) {
      let places = HiGHSPlaces(environment: ["XDG_DATA_HOME": "\($0)/data"], program: "\($0)/bin")
      #expect(
        places.candidates == [
          "\($0)/bin/highs/\(name)", "\($0)/data/kezek/highs/highsbox/highs_dist/lib/\(name)",
        ] + HiGHSPlaces.fileNames)
    }
    let home = HiGHSPlaces(environment: ["HOME": "/home/a"], program: nil)
    #expect(home.looked.first == "/home/a/.local/share/kezek/highs")
  }

  @Test func theVariableNamesTheOnlyPlace() throws {
    let name = try #require(HiGHSPlaces.fileNames.last)
    try withFolder(["named/\(name)", "bin/highs/\(name)"]) {
      for path in ["\($0)/named", "\($0)/named/\(name)"] {
        let places = HiGHSPlaces(
          environment: [HiGHSPlaces.variable: path, "HOME": $0], program: "\($0)/bin")
        #expect(places.candidates == ["\($0)/named/\(name)"])
      }
    }
  }

  @Test func whatIsWrongIsSaid() throws {
    let off = HiGHSPlaces(environment: [HiGHSPlaces.variable: "off"], program: "/bin")
    #expect(problem(off) == .switchedOff)
    let nowhere = HiGHSPlaces(environment: [HiGHSPlaces.variable: "/no/such/place"], program: nil)
    #expect(problem(nowhere) == .notFound(looked: ["/no/such/place"]))
    #expect(problem(nowhere)?.description.contains("/no/such/place") == true)
    let name = try #require(HiGHSPlaces.fileNames.first)
    try withFolder([name]) { folder in
      let empty = HiGHSPlaces(environment: [HiGHSPlaces.variable: folder], program: nil)
      guard case .notLoaded(let file, let reason)? = problem(empty) else {
        Issue.record("an empty file was loaded, or not found")
        return
      }
      #expect(file == "\(folder)/\(name)")
      #expect(!reason.isEmpty)
    }
  }

  /// The first file that is found and wrong is named, not that a later place has none.
  @Test func aWrongFileIsNamed() throws {
    let name = try #require(HiGHSPlaces.fileNames.first)
    try withFolder(["bin/highs/\(name)"]) { folder in
      let places = HiGHSPlaces(environment: [:], program: "\(folder)/bin")
      guard let problem = problem(places) else { return }  // The system has HiGHS.
      guard case .notLoaded(let file, _) = problem else {
        Issue.record("\(problem)")
        return
      }
      #expect(file.hasPrefix(folder))
    }
  }

  #if os(Linux)
    @Test func anotherLibraryLacksAFunction() {
      do throws(HiGHSUnavailable) {
        _ = try HiGHSLibrary(file: "libm.so.6")
        Issue.record("libm was taken for HiGHS")
      } catch {
        #expect(error == .lacksFunction(file: "libm.so.6", name: "Highs_version"))
      }
    }
  #endif

  @Test func versions() {
    #expect(HiGHSLibrary.isKnown(major: 1, minor: 10))
    #expect(HiGHSLibrary.isKnown(major: 1, minor: 15))
    #expect(!HiGHSLibrary.isKnown(major: 1, minor: 9))
    #expect(!HiGHSLibrary.isKnown(major: 2, minor: 0))
    #expect(!HiGHSLibrary.isKnown(major: 0, minor: 15))
  }

  @Test(.enabled(if: LibraryUnderTest.isUsable, "\(LibraryUnderTest.excuse)"))
  func theLibrarySaysWhatItIs() throws {
    let solver = try LibraryUnderTest.solver()
    #expect(solver.version.hasPrefix("1."))
    #expect(solver.file.contains("highs"))
  }
}
