extension NeedProfile {
  /// Weekly services where each child is asked to come to nearly all three specialists, two to
  /// four sessions a week of the one that matters most.
  static var city: NeedProfile {
    let speech = "speech therapist"
    let defect = "defectologist"
    let mind = "psychologist"
    let most: [(Int, Int)] = [(2, 3), (3, 5), (4, 2)]
    let more: [(Int, Int)] = [(1, 1), (2, 6), (3, 3)]
    func asks(_ first: String, _ others: (String, Int)...) -> [Ask] {
      [Ask(service: first, share: 1000, times: most, least: 2)]
        + others.map { Ask(service: $0.0, share: $0.1, times: more) }
    }
    return NeedProfile(asks: [
      "speech": asks(speech, (defect, 900), (mind, 950)),
      "delay": asks(defect, (speech, 980), (mind, 950)),
      "intellect": asks(defect, (speech, 930), (mind, 980)),
      "motor": asks(defect, (speech, 950), (mind, 950)),
      "autism": asks(mind, (defect, 1000), (speech, 950)),
      "vision": asks(defect, (mind, 900), (speech, 700)),
      "hearing": asks(defect, (speech, 1000), (mind, 800)),
      "complex": asks(defect, (speech, 900), (mind, 950)),
    ])
  }
}
