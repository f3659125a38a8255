/// Published mixes of children, as weights; the sources are in the scenarios' READMEs.
enum Shares {
  /// Children with special needs by category: speech 38 %, autism 5–6 % published, the rest
  /// arithmetic and defaults of the project.
  static let categories: [(String, Int)] = [
    ("speech", 38), ("delay", 25), ("intellect", 12), ("motor", 7), ("autism", 6),
    ("vision", 5), ("complex", 4), ("hearing", 3),
  ]

  /// Schools by language of teaching, the mixed ones counted half to each (PIRLS encyclopedia).
  static let languages: [([String], Int)] = [
    (["kk"], 3777 + 1044), (["ru"], 1262 + 1044),
  ]

  /// Psychoneurological disorders, for a rehabilitation centre's list.
  static let psychoneurological: [(String, Int)] = [
    ("motor", 26), ("delay", 22), ("autism", 14), ("intellect", 16), ("speech", 12),
    ("complex", 10),
  ]
}
