"""A progress report is written, signed and printed; the call to the payer asks in its order; an estimate stands."""

from visitor import DemoTest


class ReportTest(DemoTest):
  def test_the_call_the_estimate_and_the_report(self):
    self.each_window(self.walk, [(1440, True), (390, True), (1440, False)])

  def walk(self, visitor):
    # Who writes reports and calls payers: the one log-in that may do both.
    visitor.sign_in("solo@demo.example")
    episode = self.episode(visitor)
    self.call(visitor, episode)
    self.estimate(visitor, episode)
    self.report(visitor, episode)

  def episode(self, visitor):
    page = visitor.page
    page.goto(page.locator("a[href$='/check']").first.get_attribute("href"))
    page.locator("main a[href^='/episodes/']").first.click()
    page.wait_for_url("**/episodes/*")
    visitor.look("report-episode")
    return page.url

  def call(self, visitor, episode):
    page = visitor.page
    if not page.get_by_role("link", name="What the payer said").count():
      return
    page.get_by_role("link", name="What the payer said").click()
    visitor.look("answers")
    page.get_by_role("link", name="Call the payer").first.click()
    visitor.look("benefits-call")
    page.get_by_label("Billing units a visit").fill("4")
    page.get_by_label("Minutes of one unit").fill("")
    visitor.refusal_expected = 422
    page.get_by_role("button", name="Save").click()
    visitor.look("benefits-call-refused")
    said = page.get_by_role("alert").inner_text()
    self.assertIn("how many minutes one unit is", said)
    page.get_by_label("Minutes of one unit").fill("15")
    page.get_by_label("Copay").nth(1).fill("25")
    page.get_by_label("Name of the representative").fill("Dana")
    page.get_by_label("Reference number of the call").fill("8841")
    page.get_by_label("Time").fill("14:30")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/answers")
    self.assertIn("ref. 8841", page.locator("main").inner_text())
    page.goto(episode)

  def estimate(self, visitor, episode):
    page = visitor.page
    page.goto(episode)
    page.get_by_role("link", name="What a visit costs").click()
    visitor.look("estimate")
    page.get_by_role("button", name="The patient asked what it costs").click()
    page.wait_for_url("**/estimate")

  def report(self, visitor, episode):
    page = visitor.page
    page.goto(episode)
    page.get_by_role("link", name="Progress reports").click()
    visitor.look("reports")
    page.get_by_role("link", name="Write a report").click()
    visitor.look("report-write")
    page.get_by_label("What was done").fill("Massage of the low back, 45 minutes a session.")
    page.get_by_label("Visits", exact=True).fill("6")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/report")
    page.get_by_role("button", name="Sign the report").click()
    page.wait_for_url("**/report")
    visitor.look("report-signed")
    self.assertIn("not sent yet", page.locator("main").inner_text())
    page.get_by_label("How it goes").select_option("carried")
    page.get_by_role("button", name="Send it").click()
    page.wait_for_url("**/report")
    self.assertIn("given to the patient", page.locator("main").inner_text())
