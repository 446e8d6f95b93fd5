import Testing

extension EndToEnd {
  @Suite("Kills")
  struct DurabilityStories {
    @Test("ten kills while a script types: nothing that was shown is missing")
    func kills() throws {
      let sandbox = try Sandbox()
      let result = try run(
        "python3",
        [Checkout.root + "/Tests/Durability/kills.py", "--rounds", "10", "--seed", "2026"]
          + ["--program", Checkout.program],
        environment: sandbox.environment, in: sandbox.root, within: 15 * patience)
      #expect(result.status == 0, "\(result.output)\(result.errors)")
      #expect(result.output.contains("10 kills in"))
      #expect(result.output.contains("nothing lost"))
    }

    @Test("hundreds of sizes while keys are typed: it lives, draws and takes no more memory")
    func sizes() throws {
      let sandbox = try Sandbox()
      let result = try run(
        "python3",
        [Checkout.root + "/Tests/Durability/resizes.py", "--times", "400"]
          + ["--program", Checkout.program, "--home", sandbox.home],
        environment: sandbox.environment, in: sandbox.root, within: 15 * patience)
      #expect(result.status == 0, "\(result.output)\(result.errors)")
      #expect(result.output.contains("no fault"))
    }

    @Test("on a terminal that takes nothing any more, a signal still ends it")
    func frozen() throws {
      let sandbox = try Sandbox()
      let result = try run(
        "python3",
        [Checkout.root + "/Tests/Durability/frozen.py", "--program", Checkout.program]
          + ["--home", sandbox.home],
        environment: sandbox.environment, in: sandbox.root, within: 15 * patience)
      #expect(result.status == 0, "\(result.output)\(result.errors)")
      #expect(result.output.contains("it ends on a frozen terminal"))
    }
  }
}
