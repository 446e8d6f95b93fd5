import Terminal
import Testing

@Suite("Colours a terminal has")
struct ColorDepthTests {
  @Test("the depth goes by terminfo, and NO_COLOR overrides it")
  func depths() {
    #expect(ColorDepth(colors: -1, noColor: nil) == .monochrome)
    #expect(ColorDepth(colors: 0, noColor: nil) == .monochrome)
    #expect(ColorDepth(colors: 8, noColor: nil) == .eight)
    #expect(ColorDepth(colors: 16, noColor: nil) == .sixteen)
    #expect(ColorDepth(colors: 88, noColor: nil) == .sixteen)
    #expect(ColorDepth(colors: 256, noColor: nil) == .indexed)
    #expect(ColorDepth(colors: 16_777_216, noColor: nil) == .full)
    #expect(ColorDepth(colors: 256, noColor: "1") == .monochrome)
    #expect(ColorDepth(colors: 256, noColor: "") == .indexed)
  }

  @Test("the nearest colour at each depth")
  func quantised() {
    let blue = Color.rgb(0x7A, 0xA2, 0xF7)
    #expect(blue.quantised(to: .full) == blue)
    #expect(blue.quantised(to: .indexed) == .indexed(111))
    #expect(blue.quantised(to: .monochrome) == .terminal)
    #expect(Color.rgb(255, 0, 0).quantised(to: .indexed) == .indexed(196))
    #expect(Color.rgb(255, 0, 0).quantised(to: .sixteen) == .indexed(9))
    #expect(Color.rgb(255, 0, 0).quantised(to: .eight) == .indexed(1))
    #expect(Color.rgb(128, 128, 128).quantised(to: .indexed) == .indexed(244))
    #expect(Color.indexed(208).quantised(to: .indexed) == .indexed(208))
    #expect(Color.indexed(12).quantised(to: .eight) == .indexed(4))
    #expect(Color.indexed(12).quantised(to: .sixteen) == .indexed(12))
    #expect(Color.terminal.quantised(to: .eight) == .terminal)
  }

  @Test("an exact palette colour stays exact", arguments: 16...255)
  func exact(index: Int) throws {
    let color = Color.indexed(UInt8(index))
    let (red, green, blue) = try #require(color.components)
    let found = Color.rgb(red, green, blue).quantised(to: .indexed).components
    #expect(try #require(found) == (red, green, blue))
  }

  @Test("no depth shows a colour it does not have", arguments: ColorDepth.allCases)
  func bounds(depth: ColorDepth) {
    for value in stride(from: 0, through: 255, by: 15) {
      let color = Color.rgb(UInt8(value), UInt8(255 - value), 128).quantised(to: depth)
      switch color {
      case .terminal: #expect(depth == .monochrome)
      case .indexed(let index): #expect(Int(index) < depth.rawValue)
      case .rgb: #expect(depth == .full)
      }
    }
  }

  @Test("text never melts into what is behind it")
  func melting() {
    let dark = Style(foreground: .rgb(30, 30, 40), background: .rgb(10, 10, 20))
    #expect(dark.quantised(to: .eight) == Style(foreground: .indexed(7), background: .indexed(0)))
    let light = Style(foreground: .rgb(230, 230, 230), background: .rgb(225, 225, 225))
    #expect(light.quantised(to: .eight) == Style(foreground: .indexed(0), background: .indexed(7)))
  }
}
