"""From an untouched fax to the posted payment, the receipt, the printed report and the renewed order: docs/start.md, walked."""

import re
import subprocess

import demo
from visitor import DemoTest, Visitor

fax = "206-555-0140"
patient = "Beatrice Delacroix"
answer = re.search(r"```\n(.*?)```", (demo.checkout / "docs/start.md").read_text(), re.DOTALL)[1].replace("\n   ", "\n")


class JourneyTest(DemoTest):
  def test_an_untouched_fax_becomes_a_posted_payment_and_a_renewed_order(self):
    # The other two windows are walked page by page in the other tests.
    self.each_window(self.walk, [(1440, True), (390, False)])

  def walk(self, visitor):
    desk, therapist, biller = (
      Visitor(self, visitor.width, visitor.scripts).signed_in(person) for person in ("rosa", "lee", "bill"))
    episode = self.fax_to_check(desk)
    self.answer_comes(desk, episode)
    self.chart(desk)
    appointment = self.book(desk, episode)
    self.note(therapist, appointment)
    claim = self.claim(biller, appointment)
    self.payer_answers(biller, claim)
    self.patient_pays(desk, episode)
    self.receipt(biller, episode)
    page = self.report(therapist, episode)
    self.renewal(desk, episode, page)

  def fax_to_check(self, visitor):
    """Answers the address of the episode."""
    page = visitor.page
    visitor.open_document(fax)
    visitor.look("journey-review")
    page.get_by_label("Name", exact=True).fill(patient)
    page.get_by_label("Who pays").select_option(label="Regence PPO")
    page.get_by_label("A new chart").check()
    page.get_by_role("button", name="Sign off and check").click()
    page.wait_for_url("**/check")
    visitor.look("journey-check")
    self.assertIn("Would be refused", page.locator(".slip").inner_text())
    visitor.paper(page.get_by_role("link", name="Print the request"))
    page.locator('main a[href^="/episodes/"]').first.click()
    page.wait_for_url("**/episodes/*")
    visitor.look("journey-episode")
    return page.url

  def answer_comes(self, visitor, episode):
    page = visitor.page
    visitor.upload_text("answer.txt", answer)
    self.file_to(visitor, episode)
    page.get_by_role("button", name="Sign off and check").click()
    page.wait_for_url("**/check")
    visitor.look("journey-answered")
    self.assertIn("Complete", page.locator(".slip .word").inner_text())

  def file_to(self, visitor, episode):
    page = visitor.page
    page.get_by_label("Who pays").select_option(label="Delacroix, Beatrice: Regence PPO")
    page.get_by_label("Belongs to").select_option(episode.rsplit("/", 1)[1])

  def chart(self, visitor):
    page = visitor.page
    page.goto("/patients")
    page.get_by_role("link", name=re.compile("Delacroix")).first.click()
    page.get_by_role("link", name="Edit the person").click()
    visitor.look("journey-chart")
    for label, value in [("Street", "12 Fir Street"), ("City", "Seattle"), ("ZIP code", "98107")]:
      page.get_by_label(label).first.fill(value)
    page.get_by_label("State").first.fill("WA")
    page.get_by_label("Sex").select_option("female")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(re.compile(r"/patients/\w{26}$"))

  def book(self, visitor, episode):
    """Answers the address of the appointment."""
    page = visitor.page
    page.goto(episode)
    page.get_by_role("link", name="Find a time").first.click()
    visitor.look("journey-times")
    page.locator("main .list > *").filter(has_text="Lee Ann Moss, Ballard").filter(has_text="Ready to bill").first.get_by_role("link").first.click()
    visitor.look("journey-book")
    page.get_by_role("button", name="Book", exact=True).click()
    page.wait_for_url("**/appointments/*")
    page.get_by_role("button", name="The patient is here").click()
    page.wait_for_url("**/appointments/*")
    visitor.look("journey-appointment")
    return page.url

  def note(self, visitor, appointment):
    page = visitor.page
    page.goto(appointment)
    page.get_by_role("link", name="The note").click()
    page.get_by_label("No", exact=True).check()
    page.locator("[name=areas][value=low_back]").check()
    page.get_by_label("Minutes 1", exact=True).fill("45")
    page.locator("#outside > summary").click()
    page.locator("[name=outsideAreas][value=neck]").check()
    page.locator("[name=outsideKind1]").select_option("massage_therapy")
    page.locator("[name=outsideMinutes1]").fill("15")
    page.get_by_label("What you found that asked for it").fill("The neck is tight on palpation")
    page.get_by_label("The patient agrees to this work").check()
    page.get_by_label("Findings").fill("Guarding on both sides")
    page.get_by_label("How the patient took it").fill("Eased while lying")
    page.locator("#pain label").filter(has_text=re.compile("^6$")).click()
    page.get_by_label("Activity 1").fill("sit for an hour")
    page.get_by_label("Rating 1").fill("3")
    # The price stands beside the consent once the minutes are saved.
    if not visitor.scripts:
      page.get_by_role("button", name="Save, sign later").click()
    page.get_by_text(re.compile(r"^1 unit, \$")).wait_for()
    visitor.look("journey-note")
    page.get_by_role("button", name="Sign the note").click()
    page.get_by_text("Locked.").wait_for()
    visitor.look("journey-note-signed")
    said = page.locator("main").inner_text()
    self.assertIn("3 units", said)
    self.assertIn("Work outside the order: 1 unit", said)

  def claim(self, visitor, appointment):
    """Answers the address of the claim."""
    page = visitor.page
    page.goto("/claims")
    visitor.look("journey-to-charge")
    page.locator(f"#to-charge a[href^='{appointment[len(demo.base()):]}/']").click()
    page.wait_for_url("**/charge")
    visitor.look("journey-charge")
    self.assertIn("$105.00", page.locator("main").inner_text())
    self.assertIn("$30.00", page.locator("main").inner_text())
    page.get_by_role("button", name="Charge this session").click()
    page.wait_for_url("**/money")
    page.get_by_role("button", name="Put $105.00 on a claim").click()
    page.wait_for_url("**/claims/*")
    self.assertIn("Ready to send", page.locator(".slip .word").inner_text())
    visitor.paper(page.get_by_role("link", name="CMS-1500 as PDF"))
    visitor.look("journey-claim")
    page.get_by_role("button", name="Send this claim").click()
    page.wait_for_url("**/claims/*")
    return page.url

  def payer_answers(self, visitor, claim):
    page = visitor.page
    claims = demo.folder() / "claims"
    self.until(lambda: list(claims.rglob("*.x12")) + list(claims.rglob("*.837")), visitor, "the claim's file is put out")
    subprocess.run(
      [demo.program, "payer-sim", "--folder", claims, "--seed", "2", "--on", demo.today], check=True, capture_output=True)

    def is_paid():
      page.goto(claim)
      return "$50.00" in page.locator("main").inner_text()

    self.until(is_paid, visitor, "the payer's answers are read")
    visitor.look("journey-claim-paid")
    said = page.locator(".slip").inner_text()
    self.assertIn("The payer paid $50.00 of $105.00", said)
    self.assertIn("$25.00 copayment (PR 3)", said)
    page.goto("/money/remittances")
    visitor.look("journey-payments")
    # Payments in which something waits stand first.
    payments = page.locator("main a[href^='/money/remittances/']").evaluate_all("links => links.map(a => a.getAttribute('href'))")
    def holds(payment):
      page.goto(payment)
      return "$50.00" in page.locator("main").inner_text()
    self.assertTrue(any(holds(payment) for payment in payments), "one of them holds what was paid on the claim")
    visitor.look("journey-payment")

  def patient_pays(self, visitor, episode):
    page = visitor.page
    page.goto(episode)
    page.locator("a[href^='/patients/']").first.click()
    page.get_by_role("link", name="Account").click()
    visitor.look("journey-account")
    self.assertIn("$25.00", page.locator("main").inner_text())
    page.get_by_role("link", name="Take a payment").click()
    visitor.look("journey-take-payment")
    # What is owed, and beside it what was charged and has no receipt yet; the patient pays the first today.
    self.assertEqual(page.get_by_label("Amount").input_value(), "55.00")
    page.get_by_label("Amount").fill("25.00")
    page.get_by_label("By", exact=True).select_option("card")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(re.compile(r"/money/accounts/\w{26}\?taken=\w{26}$"))
    visitor.look("journey-paid")
    visitor.paper(page.get_by_role("link", name="Statement (PDF)"))

  def receipt(self, visitor, episode):
    page = visitor.page
    page.goto(f"{episode}/money")
    page.get_by_role("link", name="Give a receipt").click()
    visitor.look("journey-receipt-form")
    page.get_by_label("Paid").first.fill("30.00")
    page.get_by_label("By", exact=True).select_option("card")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(re.compile("/receipts/[^/]+$"))
    visitor.look("journey-receipt")
    self.assertIn("Not billed to insurance", page.locator("main").inner_text())
    visitor.paper(page.get_by_role("link", name="Print it"))

  def report(self, visitor, episode):
    """Answers the printed page, whose second half is the order to come back."""
    page = visitor.page
    page.goto(episode)
    page.get_by_role("link", name="Progress reports").click()
    page.get_by_role("link", name="Write a report").click()
    page.get_by_label("Visits", exact=True).fill("6")
    visitor.look("journey-report-write")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/report")
    page.get_by_role("button", name="Sign the report").click()
    page.wait_for_url("**/report")
    page.get_by_label("How it goes").select_option("carried")
    page.get_by_role("button", name="Send it").click()
    page.wait_for_url("**/report")
    visitor.look("journey-report")
    self.assertIn("given to the patient", page.locator("main").inner_text())
    return visitor.paper(page.get_by_role("link", name="The page (PDF)"))

  def renewal(self, visitor, episode, paper):
    page = visitor.page
    visitor.upload_bytes("renewal.pdf", "application/pdf", paper)
    visitor.look("journey-returned")
    self.assertEqual(page.get_by_label("Belongs to").input_value(), episode.rsplit("/", 1)[1])
    written = [
      ("Number of visits", "6"), ("Period", "8 weeks"), ("Ordered on", "11/24/2026"), ("Signed", "yes"),
      ("Signed on", "11/24/2026")]
    for label, value in written:
      page.get_by_label(label, exact=True).fill(value)
    page.get_by_label("Signature").select_option(label="by hand")
    page.get_by_role("button", name="Sign off and check").click()
    page.wait_for_url("**/check")
    visitor.look("journey-renewed")
    self.assertIn("Complete", page.locator(".slip .word").inner_text())
    page.goto(episode)
    self.assertIn("version 3", page.locator(".events").inner_text())
    visitor.look("journey-episode-renewed")

  def until(self, is_so, visitor, what):
    for _ in range(60):
      if is_so():
        return
      visitor.page.wait_for_timeout(500)
    self.fail(f"not within half a minute: {what}")
