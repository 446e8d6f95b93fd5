import Chart
import SourceText

/// Reads an answer key by itself, without its record: no evidence is looked up, and no check of the
/// case library is made. For tests of what reads keys.
///
/// - Throws: All faults of the file's form.
package func readKeyAlone(_ bytes: [UInt8], setting: Setting) throws(CaseFaults) -> AnswerKey {
  let log = FaultLog(file: "key.yaml")
  let key = readKeyFile(bytes, setting: setting, log: log)
  guard let key, log.faults.isEmpty else { throw CaseFaults(log.faults) }
  return answerKey(key, setting: setting, texts: [:])
}
