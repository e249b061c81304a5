import HTML
import ScripCore
import ScripDesk
import ScripForms

/// Charging, claims and their answers.
public struct ClaimRoutes: Sendable {
  private let pages: StaffPages

  public init(_ pages: StaffPages) { self.pages = pages }

  public func declare(in routes: inout Routes) {
    declareWork(in: &routes)
    declareCharging(in: &routes)
    declareClaim(in: &routes)
    declareTakingBack(in: &routes)
    NotArrivedRoutes(pages).declare(in: &routes)
    OtherPayerRoutes(pages).declare(in: &routes)
    ReceiptRoutes(pages).declare(in: &routes)
    FeeRoutes(pages).declare(in: &routes)
  }

  private func declareWork(in routes: inout Routes) {
    let pages = pages
    routes.get("/claims", .readMoney) { request, caller in
      let work = try await pages.desk.ask(ShowClaims(), by: caller)
      var sentFile: ShowSentFile.Sent?
      if let file = request.query("sent").flatMap({ Int($0) }) {
        sentFile = try await pages.desk.ask(ShowSentFile(file: file), by: caller)
      }
      var answer: ShowReadAnswer.Opened?
      if let key = request.query("read").flatMap({ RequestKey($0) }) {
        answer = try await pages.desk.ask(ShowReadAnswer(key: key), by: caller)
      }
      return Answer.html(
        ClaimsPage(work, sentFile: sentFile, answer: answer).bytes(
          frame: try await pages.frame(request, caller), hidden: StaffPages.hidden(request),
          mayPost: caller.may(.postMoney)))
    }
    routes.post("/claims/submit", .postMoney) { request, caller in
      let sent = try await pages.desk.perform(SubmitClaims(), by: caller, key: try request.actKey())
      guard let file = sent.controlNumber else { return Answer.seeOther("/claims#to-fix") }
      return Answer.seeOther("/claims?sent=\(file)")
    }
    routes.post("/claims/answers", .postMoney, body: .upload(bytesMax: Self.answerBytesMax)) { request, caller in
      try await StaffPages.taking {
        let key = try request.actKey()
        guard let upload = request.upload else {
          throw WebRefusal.unprocessable([FormFault(field: "file", fix: "Choose a file, then read it.")])
        }
        var bytes: [UInt8] = []
        while let piece = try await upload.next() { bytes += piece }
        _ = try await pages.desk.perform(ReadClaimAnswers(bytes), by: caller, key: key)
        return Answer.seeOther("/claims?read=\(key.text)")
      } orShow: { fix in
        let work = try await pages.desk.ask(ShowClaims(), by: caller)
        return ClaimsPage(work, fileFix: fix).bytes(
          frame: try await pages.frame(request, caller), hidden: StaffPages.hidden(request), mayPost: true)
      }
    }
  }

  /// An acknowledgement of 5,000 claims takes about 2 MB.
  private static let answerBytesMax = 8 << 20

  private func declareCharging(in routes: inout Routes) {
    let pages = pages
    routes.get("/appointments/{appointment}/charge", .readMoney) { request, caller in
      let preview = try await pages.desk.ask(
        AskAboutCharges(appointment: try request.id("appointment")), by: caller)
      return Answer.html(
        ChargePage(preview).bytes(
          frame: try await pages.frame(request, caller), hidden: StaffPages.hidden(request),
          mayPost: caller.may(.postMoney)))
    }
    routes.post("/appointments/{appointment}/charge", .postMoney) { request, caller in
      let id: AppointmentID = try request.id("appointment")
      let modifier = request.fields["modifier"].flatMap { $0.isEmpty ? nil : $0 }
      if let modifier, !["59", "XS"].contains(modifier) {
        throw WebRefusal.unprocessable([FormFault(field: "modifier", fix: "Choose a modifier from the list.")])
      }
      let isAgain = request.fields["again"] != nil
      let act = ChargeSession(appointment: id, pairModifier: modifier, again: isAgain)
      let key = try request.actKey()
      do {
        _ = try await pages.desk.perform(act, by: caller, key: key)
      } catch let refusal as Refusal where refusal.kind == .conflict && !isAgain {
        // Another window was first: the session's page shows its lines, and what may be done with them.
        let made = try await pages.desk.ask(AskAboutCharges(appointment: id), by: caller).made
        guard !made.isEmpty else { throw refusal }
        return Answer.seeOther("/appointments/\(id.description)/charge")
      }
      let charged = try await pages.desk.ask(AskAboutCharges(appointment: id), by: caller)
      // A session that earns nothing has no line to look at on its episode's page.
      guard !charged.made.isEmpty else { return Answer.seeOther("/appointments/\(id.description)/charge") }
      if let claim = charged.made.compactMap(\.claim).first { return Answer.seeOther("/claims/\(claim.description)") }
      return Answer.seeOther("/episodes/\(charged.session.episode.description)/money")
    }
    routes.post("/episodes/{episode}/claims", .postMoney) { request, caller in
      let id: EpisodeID = try request.id("episode")
      let claims = try await pages.desk.perform(MakeClaims(episode: id), by: caller, key: try request.actKey())
      guard claims.count == 1, let claim = claims.first else {
        return Answer.seeOther("/episodes/\(id.description)/money")
      }
      return Answer.seeOther("/claims/\(claim.description)")
    }
  }

  private func declareClaim(in routes: inout Routes) {
    let pages = pages
    routes.get("/claims/{claim}", .readMoney) { request, caller in
      let opened = try await pages.desk.ask(ShowClaim(claim: try request.id("claim")), by: caller)
      return Answer.html(
        ClaimPage(opened, permissions: caller.permissions).bytes(
          frame: try await pages.frame(request, caller), hidden: { StaffPages.hidden(request) },
          mayPost: caller.may(.postMoney)))
    }
    routes.get("/claims/{claim}/cms1500.pdf", .readMoney) { request, caller in
      let opened = try await pages.desk.ask(ShowClaim(claim: try request.id("claim")), by: caller)
      guard let content = opened.content else {
        throw WebRefusal.conflict(
          "Something is missing that the form cannot be without. Fix what the claim's page lists.")
      }
      let later = opened.laterPlan.map { coverage, plan in
        CMS1500.OtherPlan(
          insured: coverage.subscriber?.name, number: coverage.groupNumber ?? coverage.memberID, name: plan.payerName)
      }
      let form = CMS1500(
        claim: content, patientPhone: opened.patient.phone, laterPlan: later, madeOn: opened.sentOn ?? opened.today)
      return Answer.download(
        .bytes(try form.sheet.pdf()), contentType: "application/pdf", name: "claim-\(opened.claim.number).pdf")
    }
    routes.post("/claims/{claim}/check", .postMoney) { request, caller in
      let id: ClaimID = try request.id("claim")
      _ = try await pages.desk.perform(ScrubClaim(claim: id), by: caller, key: try request.actKey())
      return Answer.seeOther("/claims/\(id.description)")
    }
    routes.post("/claims/{claim}/send", .postMoney) { request, caller in
      let id: ClaimID = try request.id("claim")
      _ = try await pages.desk.perform(SubmitClaims(claims: [id]), by: caller, key: try request.actKey())
      return Answer.seeOther("/claims/\(id.description)")
    }
    routes.post("/claims/{claim}/posted", .postMoney) { request, caller in
      let id: ClaimID = try request.id("claim")
      _ = try await pages.desk.perform(PostPaperClaim(claim: id), by: caller, key: try request.actKey())
      return Answer.seeOther("/claims/\(id.description)")
    }
  }

  private func declareTakingBack(in routes: inout Routes) {
    let pages = pages
    routes.post("/claims/{claim}/replace", .postMoney) { request, caller in
      let id: ClaimID = try request.id("claim")
      let next = try await pages.desk.perform(ReplaceClaim(claim: id), by: caller, key: try request.actKey())
      return Answer.seeOther("/claims/\(next.description)")
    }
    routes.post("/claims/{claim}/as-new", .postMoney) { request, caller in
      let id: ClaimID = try request.id("claim")
      let next = try await pages.desk.perform(SendClaimAsNew(claim: id), by: caller, key: try request.actKey())
      return Answer.seeOther("/claims/\(next.description)")
    }
    routes.post("/claims/{claim}/confirm", .postMoney) { request, caller in
      let id: ClaimID = try request.id("claim")
      _ = try await pages.desk.perform(ConfirmVoid(claim: id), by: caller, key: try request.actKey())
      return Answer.seeOther("/claims/\(id.description)")
    }
    routes.post("/claims/{claim}/next-payer", .postMoney) { request, caller in
      let id: ClaimID = try request.id("claim")
      let next = try await pages.desk.perform(BillNextPayer(claim: id), by: caller, key: try request.actKey())
      return Answer.seeOther("/claims/\(next.description)")
    }
    routes.post("/claims/{claim}/void", .postMoney) { request, caller in
      let id: ClaimID = try request.id("claim")
      let void = try await pages.desk.perform(VoidClaim(claim: id), by: caller, key: try request.actKey())
      return Answer.seeOther("/claims/\((void ?? id).description)")
    }
  }
}
