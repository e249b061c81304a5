import HTML
import ScripCore
import ScripDesk
import ScripForms

/// Patients' accounts, what they pay, and the close of a day.
struct AccountRoutes: Sendable {
  private let pages: StaffPages
  private let counter: EntryCounter

  init(_ pages: StaffPages) {
    self.pages = pages
    counter = EntryCounter(pages: pages)
  }

  func declare(in routes: inout Routes) {
    declareAccount(in: &routes)
    declarePayment(in: &routes)
    declareTakingBack(in: &routes)
    declareRefund(in: &routes)
    declareWriteOff(in: &routes)
    declareDay(in: &routes)
  }

  private func declareAccount(in routes: inout Routes) {
    let pages = pages
    routes.get("/money/accounts/{patient}", .takePayments) { request, caller in
      let account = try await Self.account(pages.desk, request, caller)
      return Answer.html(
        AccountPage(
          account, mayPost: caller.may(.postMoney), taken: request.query("taken").flatMap { PatientPaymentID($0) }
        ).bytes(frame: try await pages.frame(request, caller), mayPost: caller.may(.postMoney)))
    }
    routes.get("/money/accounts/{patient}/statement.pdf", .takePayments) { request, caller in
      let account = try await Self.account(pages.desk, request, caller)
      guard let practice = account.practice, let location = account.location else { throw WebRefusal.notFound }
      let lines = account.lines.map { line in
        StatementPaper.Line(day: line.day, words: line.patientWords, owed: line.owed, held: line.credit)
      }
      let paper = StatementPaper(
        patient: account.patient, practice: practice, location: location, madeOn: account.today,
        balance: account.balance, withoutReceipt: account.withoutReceipt.total, payers: account.payers, lines: lines
      ).paper
      return Answer.download(.bytes(try paper.pdf()), contentType: "application/pdf", name: "statement.pdf")
    }
  }

  private func declarePayment(in routes: inout Routes) {
    let (desk, counter) = (pages.desk, counter)
    routes.get("/money/accounts/{patient}/payment", .takePayments) { request, caller in
      let account = try await Self.account(desk, request, caller)
      let entry = PatientPaymentForm.entry("Take a payment", account, at: request.path)
      let typed = PatientPaymentForm.typed(Self.due(account), of: account.balance)
      return try await counter.page(entry, typed, request, caller)
    }
    routes.post("/money/accounts/{patient}/payment", .takePayments) { request, caller in
      let account = try await Self.account(desk, request, caller)
      let id = account.patient.id
      let entry = PatientPaymentForm.entry("Take a payment", account, at: request.path, sent: request.fields)
      return try await counter.take(PatientPaymentForm.self, of: entry, request, caller) { form, key in
        let act = TakePatientPayment(
          patient: id, amount: form.amount, method: form.method, reference: form.reference, seen: form.seen,
          isMeant: form.isMeant)
        let payment = try await desk.perform(act, by: caller, key: key)
        return "/money/accounts/\(id.description)?taken=\(payment.description)"
      }
    }
  }

  private func declareTakingBack(in routes: inout Routes) {
    let desk = pages.desk
    counter.askWhy(at: "/money/accounts/{patient}/payments/{payment}/take-back", in: &routes) { request, caller in
      let account = try await Self.account(desk, request, caller)
      let id: PatientPaymentID = try request.id("payment")
      guard let line = account.lines.first(where: { $0.payment?.id == id }) else { throw WebRefusal.notFound }
      return PaymentBack.entry(line, account, at: request.path)
    } act: { request, reason in
      TakeBackPatientPayment(patient: try request.id("patient"), payment: try request.id("payment"), reason: reason)
    }
  }

  private func declareRefund(in routes: inout Routes) {
    let (desk, counter) = (pages.desk, counter)
    routes.get("/money/accounts/{patient}/refund", .postMoney) { request, caller in
      let account = try await Self.account(desk, request, caller)
      let entry = PatientPaymentForm.entry("Give back", account, at: request.path)
      let typed = PatientPaymentForm.typed(Self.free(account), of: account.balance)
      return try await counter.page(entry, typed, request, caller)
    }
    routes.post("/money/accounts/{patient}/refund", .postMoney) { request, caller in
      let account = try await Self.account(desk, request, caller)
      let id = account.patient.id
      let entry = PatientPaymentForm.entry("Give back", account, at: request.path)
      return try await counter.take(PatientPaymentForm.self, of: entry, request, caller) { form, key in
        let act = RefundPatient(patient: id, amount: form.amount, method: form.method, reference: form.reference)
        _ = try await desk.perform(act, by: caller, key: key)
        return "/money/accounts/\(id.description)"
      }
    }
  }

  private func declareWriteOff(in routes: inout Routes) {
    let (desk, counter) = (pages.desk, counter)
    routes.get("/money/accounts/{patient}/write-off", .postMoney) { request, caller in
      let account = try await Self.account(desk, request, caller)
      let typed = FormFields([("amount", account.balance.owed.plainDollars)])
      return try await counter.page(WriteOffForm.entry(account, at: request.path), typed, request, caller)
    }
    routes.post("/money/accounts/{patient}/write-off", .postMoney) { request, caller in
      let account = try await Self.account(desk, request, caller)
      let id = account.patient.id
      let entry = WriteOffForm.entry(account, at: request.path)
      return try await counter.take(WriteOffForm.self, of: entry, request, caller) { form, key in
        let act = WriteOffPatient(patient: id, amount: form.amount, reason: form.reason)
        _ = try await desk.perform(act, by: caller, key: key)
        return "/money/accounts/\(id.description)"
      }
    }
  }

  private func declareDay(in routes: inout Routes) {
    let (pages, counter) = (pages, counter)
    routes.get("/money/day", .takePayments) { request, caller in
      let day = try request.query("day").map { text in
        guard let day = CalendarDay(text) else { throw WebRefusal.notFound }
        return day
      }
      let shown = try await pages.desk.ask(ShowDay(day: day), by: caller)
      return Answer.html(DayPage(shown).bytes(frame: try await pages.frame(request, caller)))
    }
    routes.get("/money/day/close", .takePayments) { request, caller in
      let day = try await pages.desk.ask(ShowDay(), by: caller)
      let typed = FormFields([("day", day.day.description)])
      return try await counter.page(CloseDayForm.entry(day), typed, request, caller)
    }
    routes.post("/money/day/close", .takePayments) { request, caller in
      let day = try await pages.desk.ask(ShowDay(), by: caller)
      return try await counter.take(CloseDayForm.self, of: CloseDayForm.entry(day), request, caller) { form, key in
        let act = CloseDay(day: form.day, drawer: form.drawer, note: form.note, isMeant: form.isMeant)
        _ = try await pages.desk.perform(act, by: caller, key: key)
        return "/money/day?day=\(form.day.description)"
      }
    }
  }

  /// What is owed, and what was charged that the next receipt asks for.
  private static func due(_ account: ShowAccount.Account) -> Money {
    account.balance.owed + account.withoutReceipt.total
  }

  /// What is held beyond what the next receipt asks for.
  private static func free(_ account: ShowAccount.Account) -> Money {
    max(account.balance.credit - account.withoutReceipt.total, .zero)
  }

  private static func account(
    _ desk: Desk, _ request: WebRequest, _ caller: Caller
  ) async throws -> ShowAccount.Account {
    try await desk.ask(ShowAccount(patient: try request.id("patient")), by: caller)
  }
}
