import HTML
import ScripCore
import ScripDesk
import ScripForms

/// The money of an episode, receipts and letters.
struct ReceiptRoutes: Sendable {
  private let pages: StaffPages
  private let counter: EntryCounter

  init(_ pages: StaffPages) {
    self.pages = pages
    counter = EntryCounter(pages: pages)
  }

  func declare(in routes: inout Routes) {
    declareEpisode(in: &routes)
    declareReceipt(in: &routes)
    declareVoid(in: &routes)
    declareLetter(in: &routes)
  }

  private func declareEpisode(in routes: inout Routes) {
    let (pages, counter) = (pages, counter)
    routes.get("/episodes/{episode}/money", .readMoney) { request, caller in
      let sheet = try await pages.desk.ask(ShowEpisodeMoney(episode: try request.id("episode")), by: caller)
      return Answer.html(
        EpisodeMoneyPage(sheet, mayEditCoverage: caller.may(.editCoverage)).bytes(
          frame: try await pages.frame(request, caller), hidden: { StaffPages.hidden(request) },
          mayPost: caller.may(.postMoney)))
    }
    routes.get("/episodes/{episode}/receipts/new", .postMoney) { request, caller in
      let sheet = try await pages.desk.ask(ShowEpisodeMoney(episode: try request.id("episode")), by: caller)
      let entry = ReceiptForm.entry(sheet, at: request.path)
      return try await counter.page(entry, ReceiptForm.fresh(sheet), request, caller)
    }
    routes.post("/episodes/{episode}/receipts/new", .postMoney) { request, caller in
      let sheet = try await pages.desk.ask(ShowEpisodeMoney(episode: try request.id("episode")), by: caller)
      let id = sheet.episode.id
      let entry = ReceiptForm.entry(sheet, at: request.path)
      // What was typed stays; the next press is about the receipt that the form shows then.
      let standing = { request.fields.with(RecordMark.field, sheet.mark.text) }
      return try await counter.take(ReceiptForm.self, of: entry, request, caller, standing: standing) { form, key in
        let paid = Receipt.Payment(amount: form.paid, method: form.method, day: sheet.today)
        let act = IssueReceipt(
          episode: id, payments: form.paid > .zero ? [paid] : [], showsDiagnoses: form.showsCodes ? true : nil,
          seen: form.seen)
        return "/receipts/\(try await pages.desk.perform(act, by: caller, key: key).description)"
      }
    }
  }

  private func declareReceipt(in routes: inout Routes) {
    let pages = pages
    routes.get("/receipts/{receipt}", .readMoney) { request, caller in
      let opened = try await pages.desk.ask(ShowReceipt(receipt: try request.id("receipt")), by: caller)
      return Answer.html(
        ReceiptPage(opened).bytes(
          frame: try await pages.frame(request, caller), mayPost: caller.may(.postMoney)))
    }
    routes.get("/receipts/{receipt}/receipt.pdf", .readMoney) { request, caller in
      let opened = try await pages.desk.ask(ShowReceipt(receipt: try request.id("receipt")), by: caller)
      let paper = ReceiptPaper(
        receipt: opened.receipt, patient: opened.patient, practice: opened.practice, location: opened.location,
        therapist: opened.therapist, order: opened.order, letters: opened.letters, takesBack: opened.voids?.number
      ).paper
      return Answer.download(
        .bytes(try paper.pdf()), contentType: "application/pdf", name: "receipt-\(opened.receipt.number).pdf")
    }
  }

  private func declareVoid(in routes: inout Routes) {
    let (desk, counter) = (pages.desk, counter)
    routes.get("/receipts/{receipt}/void", .postMoney) { request, caller in
      let opened = try await desk.ask(ShowReceipt(receipt: try request.id("receipt")), by: caller)
      return try await counter.page(
        VoidReceiptForm.entry(opened, at: request.path), VoidReceiptForm.fresh(opened), request, caller)
    }
    routes.post("/receipts/{receipt}/void", .postMoney) { request, caller in
      let opened = try await desk.ask(ShowReceipt(receipt: try request.id("receipt")), by: caller)
      let entry = VoidReceiptForm.entry(opened, at: request.path)
      return try await counter.take(VoidReceiptForm.self, of: entry, request, caller) { form, key in
        let act = VoidReceipt(receipt: opened.receipt.id, givenBack: form.back, method: form.method)
        return "/receipts/\(try await desk.perform(act, by: caller, key: key).description)"
      }
    }
  }

  private func declareLetter(in routes: inout Routes) {
    let (desk, counter) = (pages.desk, counter)
    routes.get("/patients/{patient}/letters/new", .editCoverage) { request, caller in
      let id: PatientID = try request.id("patient")
      _ = try await desk.ask(ChartRecord(id), by: caller)
      let entry = LetterForm.entry(at: request.path, back: "/patients/\(id.description)")
      return try await counter.page(entry, FormFields(), request, caller)
    }
    routes.post("/patients/{patient}/letters/new", .editCoverage) { request, caller in
      let id: PatientID = try request.id("patient")
      _ = try await desk.ask(ChartRecord(id), by: caller)
      let entry = LetterForm.entry(at: request.path, back: "/patients/\(id.description)")
      return try await counter.take(LetterForm.self, of: entry, request, caller) { form, key in
        let act = RecordLetter(
          patient: id, account: form.account, signedOn: form.signedOn, lastDay: form.lastDay,
          prescriberName: form.prescriberName)
        _ = try await desk.perform(act, by: caller, key: key)
        return "/patients/\(id.description)"
      }
    }
  }
}
