import HTML
import ScripCore
import ScripForms
import Tables

/// The public guide: who will pay, is it safe, what to say and ask, the form. No cookie, no sign-in, nothing stored.
public struct GuideRoutes: Sendable {
  public typealias Loading = @Sendable () async throws -> GuidePractice

  private let load: Loading
  private let screen: SafetyScreen
  private let call: InsurerCall

  /// `practice` is asked anew for every page, so that dates flip by themselves.
  public init(practice: @escaping Loading) {
    guard let screen = SafetyScreen(Tables.guideSafety), let call = InsurerCall(Tables.insurerCall) else {
      preconditionFailure("The guide's embedded tables cannot be read; run the tests of ScripCore")
    }
    load = practice
    self.screen = screen
    self.call = call
  }

  public func declare(in routes: inout Routes) {
    let (load, call) = (load, call)
    routes.open("/guide", why: "says how to get massage paid, to everybody") { _ in
      GuideStartPage.drawn(try await load())
    }
    routes.open("/guide/call", why: "what to ask an insurer, the same for everybody") { request in
      let practice = try await load()
      return GuideCallPage.drawn(call, payer: request.query("payer").flatMap { try? practice.rules($0) }, practice)
    }
    routes.open("/accepted", why: "which plans the practice takes") { _ in AcceptedPage.drawn(try await load()) }
    declareSafety(in: &routes)
    declareWords(in: &routes)
    declareForms(in: &routes)
  }

  private func declareSafety(in routes: inout Routes) {
    let (load, screen) = (load, screen)
    routes.open("/guide/safety/{payer}", why: "asks whether massage is safe; nothing is stored") { request in
      let practice = try await load()
      let rules = try practice.rules(try request.part("payer"))
      return GuideSafetyPage.questions(screen, rules, practice, isUnanswered: false)
    }
    routes.openStateless("/guide/safety/{payer}", why: "answers on the page alone; nothing is stored") { request in
      let practice = try await load()
      let rules = try practice.rules(try request.part("payer"))
      let answers = try request.form(GuideSafetyForm.self)
      guard answers.isAnswered else { return GuideSafetyPage.questions(screen, rules, practice, isUnanswered: true) }
      return GuideSafetyPage.result(screen.outcome(yes: answers.yes), rules, practice)
    }
  }

  private func declareWords(in routes: inout Routes) {
    let load = load
    routes.open("/guide/words", why: "helps to talk to the doctor; nothing is stored") { request in
      let practice = try await load()
      return GuideWordsPage.drawn(practice, chosen: request.query("payer"), words: nil)
    }
    routes.openStateless("/guide/words", why: "answers on the page alone; nothing is stored") { request in
      let practice = try await load()
      let form = try request.form(GuideWordsForm.self)
      _ = try practice.rules(form.payer)
      return GuideWordsPage.drawn(practice, chosen: form.payer, words: form.words)
    }
  }

  private func declareForms(in routes: inout Routes) {
    let load = load
    routes.open("/guide/forms", why: "the forms by payer, the same for everybody") { _ in
      GuideFormsPage.all(try await load())
    }
    routes.open("/guide/forms/{payer}", why: "the form for one payer, the same for everybody") { request in
      let practice = try await load()
      return GuideFormsPage.one(try practice.rules(try request.part("payer")), practice)
    }
    routes.open("/guide/forms/{payer}/{format}", why: "an empty form, the same for everybody") { request in
      let practice = try await load()
      let rules = try practice.rules(try request.part("payer"))
      return try Self.paper(rules, practice, format: try request.part("format"))
    }
  }

  /// The empty form as a file; a payer that wants none has a page that says so.
  private static func paper(_ rules: PayerRules, _ practice: GuidePractice, format: String) throws -> Answer {
    guard let format = PaperFormat(rawValue: format) else { throw WebRefusal.notFound }
    guard let form = ReferralForm(rules: rules, letterhead: practice.letterhead, madeOn: practice.today) else {
      return .seeOther("/guide/forms/\(rules.key)")
    }
    return try format.download(form.paper, name: "referral-form")
  }
}
