import Glibc

/// The shared library, loaded from one absolute path, with the functions that are used of it.
///
/// It is loaded at run time because the program must start, and do all else, where there is none.
final class NativeLibrary: Sendable {
  typealias MakeContext =
    @convention(c) (UnsafePointer<CChar>) -> UnsafeMutableRawPointer?
  typealias FreeContext = @convention(c) (UnsafeMutableRawPointer) -> Void
  /// Takes a claim that ends in a zero; its answer is freed by `FreeText`.
  typealias Answer =
    @convention(c) (UnsafeMutableRawPointer, UnsafePointer<UInt8>) -> UnsafePointer<CChar>?
  typealias FreeText = @convention(c) (UnsafePointer<CChar>) -> Void

  let makeGrouper: MakeContext
  let freeGrouper: FreeContext
  let group: Answer
  let makeEditor: MakeContext
  let freeEditor: FreeContext
  let edit: Answer
  let freeText: FreeText
  // Written once, closed in deinit when nobody can hold the functions any more.
  nonisolated(unsafe) private let handle: UnsafeMutableRawPointer

  /// Loads the library.
  init(path: String) throws(EngineError) {
    // A path without a slash would be searched for along the loader's own paths.
    guard path.hasPrefix("/") else {
      throw .broken(path: path, why: "its path is not absolute")
    }
    guard let handle = dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
      throw .broken(path: path, why: loaderMessage() ?? "the loader does not say why")
    }
    func symbol(_ name: String) throws(EngineError) -> UnsafeMutableRawPointer {
      guard let address = dlsym(handle, name) else {
        throw .broken(path: path, why: "it has no function \(name)")
      }
      return address
    }
    do {
      makeGrouper = unsafeBitCast(try symbol("msdrg_context_init"), to: MakeContext.self)
      freeGrouper = unsafeBitCast(try symbol("msdrg_context_free"), to: FreeContext.self)
      group = unsafeBitCast(try symbol("msdrg_group_json"), to: Answer.self)
      makeEditor = unsafeBitCast(try symbol("mce_context_init"), to: MakeContext.self)
      freeEditor = unsafeBitCast(try symbol("mce_context_free"), to: FreeContext.self)
      edit = unsafeBitCast(try symbol("mce_edit_json"), to: Answer.self)
      freeText = unsafeBitCast(try symbol("msdrg_string_free"), to: FreeText.self)
    } catch {
      dlclose(handle)
      throw error
    }
    self.handle = handle
  }

  deinit { dlclose(handle) }
}

/// What the loader says of its last failure on this thread, whoever asked it for something.
private func loaderMessage() -> String? { dlerror().map { String(cString: $0) } }
