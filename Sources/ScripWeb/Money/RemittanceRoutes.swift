import HTML
import ScripCore
import ScripDesk

import enum ScripIntake.FileKind

/// Payments of payers: the list, the bench, parked claims, paper.
struct RemittanceRoutes: Sendable {
  private let pages: StaffPages
  private let counter: EntryCounter

  init(_ pages: StaffPages) {
    self.pages = pages
    counter = EntryCounter(pages: pages)
  }

  func declare(in routes: inout Routes) {
    declareList(in: &routes)
    declareBench(in: &routes)
    declareDifference(in: &routes)
    declareClaim(in: &routes)
    declareTakingBack(in: &routes)
    declarePaper(in: &routes)
    declarePaperBack(in: &routes)
    declareWaitAgain(in: &routes)
  }

  private func declareList(in routes: inout Routes) {
    let pages = pages
    routes.get("/money/remittances", .readMoney) { request, caller in
      Answer.html(try await Self.list(pages, request, caller))
    }
    routes.post("/money/remittances", .postMoney, body: .upload(bytesMax: FileKind.bytesMax)) { request, caller in
      try await StaffPages.taking {
        let posted = try await Self.post(pages.desk, request, caller)
        if let reason = posted.reason {
          throw WebRefusal.unprocessable([FormFault(field: "file", fix: "Nothing was posted. \(reason)")])
        }
        return Answer.seeOther(ReadAgain.path(of: posted))
      } orShow: { fix in
        try await Self.list(pages, request, caller, fileFix: fix)
      }
    }
  }

  private static func list(
    _ pages: StaffPages, _ request: WebRequest, _ caller: Caller, fileFix: String? = nil
  ) async throws -> [UInt8] {
    let list = try await pages.desk.ask(ShowRemittances(), by: caller)
    let names = try await pages.desk.fileNames(of: list.unread, by: caller)
    let again = ReadAgain.words(request, list)
    return RemittancesPage(list, names: names, again: again, fileFix: fileFix).bytes(
      frame: try await pages.frame(request, caller), hidden: StaffPages.hidden(request),
      mayPost: caller.may(.postMoney))
  }

  private static func post(_ desk: Desk, _ request: WebRequest, _ caller: Caller) async throws -> PostedFile {
    let key = try request.actKey()
    guard let upload = request.upload, let first = try await upload.next() else {
      throw WebRefusal.unprocessable([
        FormFault(field: "file", fix: "There is nothing in this file. Choose the 835 file, then post it.")
      ])
    }
    let arrival = Arrival(via: .upload, fileName: upload.fileName, mediaType: "application/edi-x12")
    var pending: [UInt8]? = first
    return try await desk.postRemittance(arrival, by: caller, key: key) {
      if let bytes = pending {
        pending = nil
        return bytes
      }
      return try await upload.next()
    }
  }

  private func declareBench(in routes: inout Routes) {
    let pages = pages
    routes.get("/money/remittances/{remittance}", .readMoney) { request, caller in
      let bench = try await pages.desk.ask(ShowRemittance(remittance: try request.id("remittance")), by: caller)
      return Answer.html(
        BenchPage(bench, isAgain: request.query("again") != nil, mayOpenAccounts: caller.may(.takePayments)).bytes(
          frame: try await pages.frame(request, caller), hidden: StaffPages.hidden(request),
          mayPost: caller.may(.postMoney)))
    }
    routes.post("/money/remittances/{remittance}/release", .postMoney) { request, caller in
      let id: RemittanceID = try request.id("remittance")
      let act = ReleaseRemittance(
        remittance: id, isOurs: request.fields["ours"] == "yes", reason: request.fields["reason"] ?? "")
      _ = try await pages.desk.perform(act, by: caller, key: try request.actKey())
      return Answer.seeOther("/money/remittances/\(id.description)")
    }
  }

  private func declareDifference(in routes: inout Routes) {
    let desk = pages.desk
    routes.post("/money/remittances/{remittance}/difference", .postMoney) { request, caller in
      let id: RemittanceID = try request.id("remittance")
      let act = ReturnDifference(remittance: id, reason: request.fields["reason"] ?? "")
      _ = try await desk.perform(act, by: caller, key: try request.actKey())
      return Answer.seeOther("/money/remittances/\(id.description)")
    }
  }

  private func declareClaim(in routes: inout Routes) {
    let (desk, counter) = (pages.desk, counter)
    routes.get("/money/remittances/{remittance}/claims/{number}", .postMoney) { request, caller in
      let (bench, claim) = try await Self.parked(desk, request, caller)
      guard claim.answer.waits else {
        throw WebRefusal.conflict("This claim is settled already. Its payment shows how, and what may be taken back.")
      }
      return try await counter.page(
        ParkedClaimForm.entry(claim, of: bench, at: request.path), ParkedClaimForm.typed(claim), request, caller)
    }
    routes.post("/money/remittances/{remittance}/claims/{number}", .postMoney) { request, caller in
      let (bench, claim) = try await Self.parked(desk, request, caller)
      let id = bench.line.remittance.id
      let doubts = try await Self.doubts(desk, claim, request, caller)
      let entry = ParkedClaimForm.entry(claim, of: bench, at: request.path, doubts: doubts)
      return try await counter.take(ParkedClaimForm.self, of: entry, request, caller) { form, key in
        let act = ResolveParkedClaim(
          remittance: id, number: claim.answer.place.number, decision: form.decision, reason: form.reason,
          meant: form.meant)
        _ = try await desk.perform(act, by: caller, key: key)
        return "/money/remittances/\(id.description)"
      }
    }
  }

  /// What is asked about the claim that was written; nothing where it is not posted.
  private static func doubts(
    _ desk: Desk, _ claim: ShowRemittance.Claim, _ request: WebRequest, _ caller: Caller
  ) async throws -> [PostingDoubt] {
    var reader = FormReader(request.fields)
    guard request.fields["decision"] == "post",
      let number = reader.optionalText("claim", label: "the claim’s number", max: 20)
    else { return [] }
    let place = claim.answer.place
    let query = ShowPostingDoubts(remittance: place.remittance, number: place.number, controlNumber: number)
    return try await desk.ask(query, by: caller)
  }

  private func declareTakingBack(in routes: inout Routes) {
    let desk = pages.desk
    counter.askWhy(at: "/money/remittances/{remittance}/claims/{number}/take-back", in: &routes) { request, caller in
      let (bench, claim) = try await Self.parked(desk, request, caller)
      guard request.method != .get || claim.answer.isDecidedByHand else {
        throw WebRefusal.conflict("Nothing of it is decided by hand. Look at the payment again.")
      }
      return HandPostingBack.entry(claim, of: bench, at: request.path)
    } act: { request, reason in
      guard let number = Int(try request.part("number")) else { throw WebRefusal.notFound }
      return TakeBackHandPosting(remittance: try request.id("remittance"), number: number, reason: reason)
    }
  }

  private static func parked(
    _ desk: Desk, _ request: WebRequest, _ caller: Caller
  ) async throws -> (ShowRemittance.Bench, ShowRemittance.Claim) {
    let number = Int(try request.part("number"))
    let bench = try await desk.ask(ShowRemittance(remittance: try request.id("remittance")), by: caller)
    guard let claim = bench.claims.first(where: { $0.answer.place.number == number }) else {
      throw WebRefusal.notFound
    }
    return (bench, claim)
  }

  private func declarePaper(in routes: inout Routes) {
    let (desk, counter) = (pages.desk, counter)
    routes.get("/money/paper", .postMoney) { request, caller in
      try await counter.page(PaperRemittanceForm.entry, FormFields([("method", "CHK")]), request, caller)
    }
    routes.post("/money/paper", .postMoney) { request, caller in
      try await counter.take(PaperRemittanceForm.self, of: PaperRemittanceForm.entry, request, caller) { form, key in
        let posted = try await desk.perform(EnterPaperRemittance(form.paper), by: caller, key: key)
        return ReadAgain.path(of: posted)
      }
    }
  }

  private func declarePaperBack(in routes: inout Routes) {
    let desk = pages.desk
    counter.askWhy(at: "/money/remittances/{remittance}/take-back", in: &routes) { request, caller in
      let bench = try await desk.ask(ShowRemittance(remittance: try request.id("remittance")), by: caller)
      return PaperBack.entry(bench, at: request.path)
    } act: { request, reason in
      TakeBackPaperRemittance(remittance: try request.id("remittance"), reason: reason)
    }
  }

  private func declareWaitAgain(in routes: inout Routes) {
    let desk = pages.desk
    counter.askWhy(at: "/money/remittances/{remittance}/wait-again", in: &routes) { request, caller in
      let bench = try await desk.ask(ShowRemittance(remittance: try request.id("remittance")), by: caller)
      guard request.method != .get || bench.isDecided else {
        throw WebRefusal.conflict("Nothing is decided about this payment as a whole. Look at it again.")
      }
      return WaitAgain.entry(bench, at: request.path)
    } act: { request, reason in
      TakeBackRemittanceDecision(remittance: try request.id("remittance"), reason: reason)
    }
  }
}
