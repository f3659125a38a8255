/// A language that people read.
public enum Language: String, Sendable, Hashable, CaseIterable {
  case english = "en"
  case russian = "ru"
  case kazakh = "kk"
}
