import Synchronization

/// What modules above keep with a book: one object of a kind, made when it is first asked for.
///
/// So that what is worked out from a book lives as long as the book and no longer, and two books do
/// not share it.
final class Attached: Sendable {
  private let objects = Mutex<[ObjectIdentifier: any AnyObject & Sendable]>([:])

  func object<Kind: AnyObject & Sendable>(_ make: () -> Kind) -> Kind {
    objects.withLock { objects in
      if let known = objects[ObjectIdentifier(Kind.self)] as? Kind { return known }
      let made = make()
      objects[ObjectIdentifier(Kind.self)] = made
      return made
    }
  }
}

extension CodeBook {
  /// The object of a kind that is kept with this book, made when it is first asked for. `make` must
  /// not ask for another.
  package func attached<Kind: AnyObject & Sendable>(_ make: () -> Kind) -> Kind {
    attachments.object(make)
  }
}
