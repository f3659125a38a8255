extension NeedProfile {
  /// Weekly services of a town's correction cabinets: two to four sessions a week of a specialty.
  static var district: NeedProfile {
    let speech = "speech therapist"
    let defect = "defectologist"
    let mind = "psychologist"
    return NeedProfile(asks: [
      "speech": [
        .init(service: speech, share: 1000, times: [(2, 2), (3, 6), (4, 1)], least: 2),
        .init(service: defect, share: 250, times: [(2, 1)]),
        .init(service: mind, share: 650, times: [(1, 1), (2, 2)]),
      ],
      "delay": [
        .init(service: defect, share: 1000, times: [(2, 1), (3, 2)], least: 2),
        .init(service: speech, share: 800, times: [(2, 1)]),
        .init(service: mind, share: 700, times: [(1, 1), (2, 3)]),
      ],
      "intellect": [
        .init(service: defect, share: 1000, times: [(3, 1)], least: 2),
        .init(service: speech, share: 500, times: [(1, 1), (2, 1)]),
        .init(service: mind, share: 800, times: [(2, 1)]),
      ],
      "motor": [
        .init(service: speech, share: 800, times: [(2, 1)]),
        .init(service: defect, share: 500, times: [(2, 1)]),
        .init(service: mind, share: 900, times: [(1, 1), (2, 1)]),
      ],
      "autism": [
        .init(service: mind, share: 1000, times: [(2, 1), (3, 1)], least: 2),
        .init(service: defect, share: 1000, times: [(2, 1), (3, 1)]),
        .init(service: speech, share: 800, times: [(2, 1)]),
      ],
      "vision": [
        .init(service: defect, share: 1000, times: [(3, 1)], least: 2),
        .init(service: mind, share: 500, times: [(1, 1)]),
      ],
      "hearing": [
        .init(service: defect, share: 1000, times: [(3, 1), (4, 1)], least: 2),
        .init(service: speech, share: 800, times: [(2, 1)]),
      ],
      "complex": [
        .init(service: defect, share: 1000, times: [(2, 1), (3, 1)]),
        .init(service: speech, share: 700, times: [(2, 1)]),
        .init(service: mind, share: 700, times: [(1, 1)]),
      ],
    ])
  }
}
