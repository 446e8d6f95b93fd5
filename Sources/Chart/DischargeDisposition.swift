/// A patient discharge status of the claim form (NUBC, form locator 17), in our own words.
package struct DischargeDisposition: Hashable, Sendable {
  /// Two digits as text.
  package let code: String
  /// Where the patient went.
  package let title: String

  /// The status of a code; nil where the claim form has none such.
  package init?(_ code: String) {
    guard let title = titles[code] else { return nil }
    self.code = code
    self.title = title
  }

  /// Every status, by its code.
  package static let all: [DischargeDisposition] = titles.keys.sorted().compactMap {
    DischargeDisposition($0)
  }
}

private let titles: [String: String] = {
  let places = [
    "01": "home or self care", "02": "another short-term hospital",
    "03": "skilled nursing facility, Medicare certified", "04": "intermediate care facility",
    "05": "cancer center or children's hospital", "06": "home with home health services",
    "07": "left against medical advice", "09": "admitted as an inpatient here", "20": "expired",
    "21": "court or law enforcement", "30": "still a patient", "40": "expired at home, hospice",
    "41": "expired in a facility, hospice", "42": "expired, place unknown, hospice",
    "43": "federal hospital", "50": "hospice at home", "51": "hospice in a facility",
    "61": "swing bed in this hospital", "62": "inpatient rehabilitation facility",
    "63": "long-term care hospital", "64": "nursing facility, Medicaid only",
    "65": "psychiatric hospital", "66": "critical access hospital",
    "69": "disaster alternative care site", "70": "another kind of institution",
  ]
  // The same places with a readmission planned.
  let planned = [
    "81": "01", "82": "02", "83": "03", "84": "04", "85": "05", "86": "06", "87": "21", "88": "43",
    "89": "61", "90": "62", "91": "63", "92": "64", "93": "65", "94": "66", "95": "70",
  ]
  return places.merging(planned.mapValues { (places[$0] ?? "") + ", readmission planned" }) {
    a, _ in
    a
  }
}()
