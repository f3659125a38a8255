public import Kezek

/// What was understood of the tables: what `doctor` shows first.
public struct Understanding: Sendable, Hashable {
  /// Children, the like ones of a row counted each.
  public let children: Int
  /// By service, in the scenario's order.
  public let services: [ServiceLine]

  /// What is asked of one service, and who gives it.
  public struct ServiceLine: Sendable, Hashable {
    public let service: String
    public let per: Service.Per
    public let needs: Int
    /// Sessions a cycle, courses a year or appointments.
    public let asked: Int
  }
}

extension Understanding {
  init(_ built: BuiltScenario, findings: FindingCollector) {
    children = built.children.children.count
    var needs = [Int](repeating: 0, count: built.services.count)
    var asked = needs
    for need in built.needs.needs {
      needs[need.service.index] += 1
      asked[need.service.index] += need.asked
    }
    services = built.services.enumerated().map { index, service in
      ServiceLine(
        service: service.key, per: service.per, needs: needs[index], asked: asked[index])
    }
  }
}
