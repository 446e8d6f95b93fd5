import Chart
import Glibc
import Journal
import Practice
import Workbench

// What the workbench asks of sessions that are over.
extension Desk {
  /// Progress over a scope, with the newest sessions.
  func progress(over scope: ProgressScope) -> Input {
    let nothing = Progress(scope: scope, periods: [], misses: [], finished: 0)
    guard let journal else { return .progressed(nothing, []) }
    do throws(JournalError) {
      let progress = try journal.progress(over: scope, periods: ProgressState.periods)
      let sessions = try journal.finished(of: scope.caseID, limit: ProgressState.pageSize)
      return .progressed(progress, sessions.map(listed))
    } catch {
      return .refused(what: error.what, remedy: error.remedy)
    }
  }

  /// Sessions older than one.
  func sessions(of caseID: String?, before: Int64) -> Input {
    guard let journal else { return .olderSessions([]) }
    do throws(JournalError) {
      let found = try journal.finished(
        of: caseID, before: before, limit: ProgressState.pageSize)
      return .olderSessions(found.map(listed))
    } catch {
      return .refused(what: error.what, remedy: error.remedy)
    }
  }

  /// Examinations that were handed in, the latest first.
  func finishedExaminations() -> Input {
    guard let journal else { return .examinations([]) }
    do throws(JournalError) {
      let found = try journal.finishedExaminations(limit: 100)
      return .examinations(found.map { ListedExamination($0, on: localTime($0.at)) })
    } catch {
      return .refused(what: error.what, remedy: error.remedy)
    }
  }

  /// A finished session with its case.
  func review(_ id: Int64) -> Input {
    past(id) { chosen, loaded in
      let stored = loaded.result.flatMap { result in
        readReport(result.report).map {
          StoredGrading(report: $0, json: result.report, graderVersion: result.graderVersion)
        }
      }
      return .reviewed(
        chosen,
        ReopenedSession(
          start: loaded.start, events: loaded.events, stored: stored, damage: loaded.damage))
    }
  }

  /// A session with its case, to be played again.
  func replay(_ id: Int64) -> Input {
    past(id) { chosen, loaded in
      .replaying(
        chosen, Timeline(loaded.start, events: loaded.events), damage: loaded.damage)
    }
  }

  private func past(_ id: Int64, _ input: (PracticeCase, LoadedSession) -> Input) -> Input {
    guard let journal else {
      return .refused(what: "there is no journal", remedy: "mend what was said at the start")
    }
    do {
      let loaded = try goOn(with: id, of: journal)
      return input(try load(loaded.start.caseID), loaded)
    } catch let error as JournalError {
      return .refused(what: error.what, remedy: error.remedy)
    } catch {
      return .refused(
        what: "the case of session \(id) cannot be opened (\(error))",
        remedy: "casebook replay \(id) --format text prints what happened in it")
    }
  }
}

private func listed(_ session: FinishedSession) -> ListedSession {
  ListedSession(session, on: localTime(session.at))
}

/// A time as the clock on the wall shows it here; nil for one that no calendar has.
func localTime(_ seconds: Int) -> CivilDateTime? {
  var time = time_t(seconds)
  var parts = tm()
  guard localtime_r(&time, &parts) != nil,
    let date = CivilDate(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
  else { return nil }
  return CivilDateTime(date, hour: Int(parts.tm_hour), minute: Int(parts.tm_min))
}
