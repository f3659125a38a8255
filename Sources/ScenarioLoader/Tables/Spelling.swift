import Kezek

/// Comparison of names as people write them: by look and by letters lost between alphabets.
enum Spelling {
  /// A name as it looks: without case, ё, spaces, underscores, and one alphabet for the letters
  /// that look alike in both.
  static func look(_ text: String) -> String { LookAlikes.skeleton(Words.normalized(text)) }

  /// A name with Kazakh letters written as the Russian ones that take their place where a keyboard
  /// or an encoding lacks them.
  static func russified(_ text: String) -> String {
    LookAlikes.withoutKazakhLetters(Words.normalized(text))
  }
}
