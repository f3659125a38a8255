/// The months as tables and spreadsheets write them in three languages.
enum MonthNames {
  /// The month (1…12) of a word, lower case and without a point; nil for any other word.
  static func month(_ word: String) -> Int? {
    all[word]
  }

  /// Whether the word is one of a spreadsheet's abbreviations, as in `сен.13`.
  static func isAbbreviation(_ word: String) -> Bool {
    word.count <= 4 && all[word] != nil
  }

  private static let all: [String: Int] = {
    var all: [String: Int] = [:]
    for line in lines {
      for (index, names) in line.split(separator: ",").enumerated() {
        for name in names.split(separator: " ") { all[String(name)] = index + 1 }
      }
    }
    return all
  }()

  private static let lines = [
    """
    янв январь января,фев февр февраль февраля,мар март марта,апр апрель апреля,\
    май мая,июн июнь июня,июл июль июля,авг август августа,сен сент сентябрь сентября,\
    окт октябрь октября,ноя нояб ноябрь ноября,дек декабрь декабря
    """,
    """
    jan january,feb february,mar march,apr april,may,jun june,jul july,aug august,\
    sep sept september,oct october,nov november,dec december
    """,
    """
    қаң қаңтар,ақп ақпан,нау наур наурыз,сәу сәуір,мам мамыр,мау маус маусым,шіл шілде,\
    там тамыз,қыр қырк қыркүйек,қаз қазан,қар қараша,жел желт желтоқсан
    """,
  ]
}
