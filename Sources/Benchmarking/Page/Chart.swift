import Foundation

/// A chart as inline SVG: no script, no image, and it prints.
struct Chart {
  /// How numbers lie on an axis.
  struct Axis {
    let label: String
    let range: ClosedRange<Double>
    let isLogarithmic: Bool
    let ticks: [Tick]

    struct Tick {
      let value: Double
      let text: String
    }

    /// From 0 to 1 along the axis; outside where the number is.
    func place(_ value: Double) -> Double {
      if isLogarithmic {
        let (low, high) = (log10(range.lowerBound), log10(range.upperBound))
        return (log10(max(value, 1e-12)) - low) / (high - low)
      }
      return (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    }
  }

  struct Series {
    let name: String
    /// Which colour, dash and mark: the same program has the same on the whole page.
    let style: Int
    let points: [(x: Double, y: Double)]
    let shape: Shape

    enum Shape {
      case steps
      case line
      case dots
    }
  }

  let x: Axis
  let y: Axis
  let series: [Series]

  private static let width = 460.0
  private static let height = 300.0
  private static let left = 58.0
  private static let right = 12.0
  private static let top = 10.0
  private static let bottom = 46.0

  /// Colours that the colour-blind tell apart (Okabe and Ito), and dashes for a grey print.
  static let colours = [
    "#0072b2", "#d55e00", "#009e73", "#a5447e", "#000000", "#7a6a00", "#56b4e9", "#8c510a",
  ]
  static let dashes = ["", "7 3", "2 3", "9 3 2 3", "1 2", "12 4", "4 2 1 2", "6 6"]

  static func colour(_ style: Int) -> String { colours[style % colours.count] }
  static func dash(_ style: Int) -> String { dashes[style % dashes.count] }

  /// - Parameter title: what the chart shows, for readers who do not see it.
  func svg(title: String) -> String {
    var parts = [
      "<svg viewBox=\"0 0 \(Int(Self.width)) \(Int(Self.height))\" role=\"img\">",
      "<title>\(Markup.escaped(title))</title>",
    ]
    parts += grid()
    for series in series { parts += drawn(series) }
    parts.append("</svg>")
    return parts.joined(separator: "\n")
  }

  private func column(_ value: Double) -> Double {
    Self.left + x.place(value) * (Self.width - Self.left - Self.right)
  }

  private func row(_ value: Double) -> Double {
    Self.height - Self.bottom - y.place(value) * (Self.height - Self.top - Self.bottom)
  }

  private func grid() -> [String] {
    let (floor, ceiling) = (Self.height - Self.bottom, Self.top)
    let (start, end) = (Self.left, Self.width - Self.right)
    var parts: [String] = []
    for tick in x.ticks {
      let at = Self.number(column(tick.value))
      // Beyond the edge a long number would be cut.
      let anchor = column(tick.value) > end - 16 ? "end" : "middle"
      parts.append(
        "<path class=\"g\" d=\"M\(at) \(Self.number(floor))V\(Self.number(ceiling))\"/>"
          + "<text x=\"\(at)\" y=\"\(Self.number(floor + 16))\" text-anchor=\"\(anchor)\">"
          + "\(Markup.escaped(tick.text))</text>")
    }
    for tick in y.ticks {
      let at = Self.number(row(tick.value))
      parts.append(
        "<path class=\"g\" d=\"M\(Self.number(start)) \(at)H\(Self.number(end))\"/>"
          + "<text x=\"\(Self.number(start - 6))\" y=\"\(Self.number(row(tick.value) + 4))\""
          + " text-anchor=\"end\">\(Markup.escaped(tick.text))</text>")
    }
    parts.append(
      "<text x=\"\(Self.number((start + end) / 2))\" y=\"\(Self.number(Self.height - 8))\""
        + " text-anchor=\"middle\">\(Markup.escaped(x.label))</text>")
    parts.append(
      "<text transform=\"translate(13 \(Self.number((floor + ceiling) / 2))) rotate(-90)\""
        + " text-anchor=\"middle\">\(Markup.escaped(y.label))</text>")
    return parts
  }

  private func drawn(_ series: Series) -> [String] {
    let colour = Self.colour(series.style)
    let name = "<title>\(Markup.escaped(series.name))</title>"
    let points = series.points.map { point in
      (
        x: min(max(column(point.x), Self.left), Self.width - Self.right),
        y: min(max(row(point.y), Self.top), Self.height - Self.bottom)
      )
    }
    guard let first = points.first else { return [] }
    if case .dots = series.shape {
      return points.map {
        "<circle cx=\"\(Self.number($0.x))\" cy=\"\(Self.number($0.y))\" r=\"3.5\""
          + " fill=\"none\" stroke=\"\(colour)\" stroke-width=\"1.5\">\(name)</circle>"
      }
    }
    var path = "M\(Self.number(first.x)) \(Self.number(first.y))"
    for point in points.dropFirst() {
      if case .steps = series.shape {
        path += "H\(Self.number(point.x))V\(Self.number(point.y))"
      } else {
        path += "L\(Self.number(point.x)) \(Self.number(point.y))"
      }
    }
    let dash = Self.dash(series.style)
    return [
      "<path d=\"\(path)\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"2\""
        + (dash.isEmpty ? "" : " stroke-dasharray=\"\(dash)\"") + ">\(name)</path>"
    ]
  }

  /// A coordinate with one decimal.
  private static func number(_ value: Double) -> String { String(format: "%.1f", value) }
}

extension Chart.Axis {
  /// Decades around positive numbers.
  static func decades(_ label: String, _ values: [Double], _ mark: (Double) -> String) -> Self {
    let positive = values.filter { $0 > 0 && $0.isFinite }
    let low = floor(log10(positive.min() ?? 0.1))
    let high = max(low + 1, ceil(log10(positive.max() ?? 1)))
    let exponents = stride(from: low, through: high, by: max(1, ((high - low) / 6).rounded(.up)))
    return Self(
      label: label, range: pow(10, low)...pow(10, high), isLogarithmic: true,
      ticks: exponents.map { Tick(value: pow(10, $0), text: mark(pow(10, $0))) })
  }

  /// Shares still open on a logarithm, with nothing at the foot.
  static func shares(_ label: String, _ mark: (String) -> String) -> Self {
    let ticks = [
      (1.0, "100"), (0.1, "10"), (0.01, "1"), (0.001, "0.1"), (0.0001, "0.01"), (1e-5, "0"),
    ]
    return Self(
      label: label, range: 1e-5...1, isLogarithmic: true,
      ticks: ticks.map { Tick(value: $0.0, text: mark($0.1)) })
  }

  static func percents(_ label: String) -> Self {
    Self(
      label: label, range: 0...1, isLogarithmic: false,
      ticks: [0, 0.25, 0.5, 0.75, 1].map { Tick(value: $0, text: "\(Int($0 * 100))") })
  }
}
