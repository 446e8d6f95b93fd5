import FoundationEssentials

// Events and bookmarks as JSON text with sorted keys: the same value is the same text for good.

func encoded(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}

func value<T: Decodable>(_ type: T.Type, from payload: String) throws -> T {
  try JSONDecoder().decode(type, from: Data(payload.utf8))
}
