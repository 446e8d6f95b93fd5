/// How much of a file is read at all: a pack may come from anybody.
package struct SourceLimits: Sendable {
  /// In bytes.
  package var size: Int
  /// Scalars, lists and mappings together, names included.
  package var nodes: Int
  /// Lists and mappings within one another.
  package var depth: Int
  /// How far a line may be indented, in columns; bounds the nesting of block style beforehand.
  package var indentation: Int

  /// Limits, by default those of every file the program reads.
  package init(
    size: Int = 1 << 20, nodes: Int = 20_000, depth: Int = 24, indentation: Int = 128
  ) {
    self.size = size
    self.nodes = nodes
    self.depth = depth
    self.indentation = indentation
  }
}
