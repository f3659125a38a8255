#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The files that stood in the places of new ones, until it is sure that they are not needed.
///
/// Each is kept under a second name. Where the file system has no second names, nothing is kept.
struct KeptFiles {
  private var kept: [(name: String, place: String)] = []
  /// The places where nothing stood.
  private var empty: [String] = []

  init(_ places: [String]) {
    for place in places {
      guard FileSystem.sort(place) == .file else {
        empty.append(place)
        continue
      }
      let names = Litter.names(beside: place)
      guard let name = names.first(where: { FileSystem.sort($0) == .nothing }),
        link(place, name) == 0
      else { continue }
      kept.append((name, place))
    }
  }

  /// Puts everything back as it was.
  func restore() {
    for place in empty { unlink(place) }
    for (name, place) in kept { rename(name, place) }
  }

  func discard() {
    for (name, _) in kept { unlink(name) }
  }
}
