public import Kezek

/// A service whose fields can be changed.
public struct ServiceDraft: Sendable {
  public var key: String
  public var per: Service.Per
  public var minutes: [Service.MinutesByAge]
  public var form: Service.Form
  public var groupSize: ClosedRange<Int>
  public var ageGap: Int
  public var kinds: [[Kind.ID]]
  public var who: Service.Who
  public var gapDays: Int?
  public var ageFrom: Int?
  public var ageTo: Int?

  /// The draft of a value.
  public init(_ value: Service) {
    key = value.key
    per = value.per
    minutes = value.minutes
    form = value.form
    groupSize = value.groupSize
    ageGap = value.ageGap
    kinds = value.kinds
    who = value.who
    gapDays = value.gapDays
    ageFrom = value.ageFrom
    ageTo = value.ageTo
  }

  /// The value as it stands.
  public var value: Service {
    Service(
      key: key, per: per, minutes: minutes, form: form, groupSize: groupSize,
      ageGap:
        ageGap, kinds: kinds, who: who, gapDays: gapDays, ageFrom: ageFrom, ageTo: ageTo)
  }
}
