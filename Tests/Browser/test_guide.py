"""The public guide, walked as a patient: who pays, is it safe, whom to call, what to say, the form."""

import re

from visitor import DemoTest, Visitor


class GuideTest(DemoTest):
  def test_a_patient_with_nothing_to_stop_is_led_to_words_and_form(self):
    self.each_window(self.go_on)

  def test_a_red_flag_stops_before_any_form(self):
    self.each_window(lambda visitor: self.stop(visitor, ["I newly cannot hold or pass urine"], "911"))

  def test_an_injury_with_neck_pain_stops_before_any_form(self):
    self.each_window(
      lambda visitor: self.stop(visitor, ["In the last six weeks I had a fall", "My neck hurts."], "911"))

  def test_a_payer_that_never_pays_says_so_before_the_questions_on_a_page_of_the_practice(self):
    self.each_window(self.never)

  def test_every_payer_leads_to_its_form_or_to_the_reason_for_none(self):
    visitor = Visitor(self, width=390)
    page = visitor.page
    page.goto("/guide")
    keys = [link.get_attribute("href").split("/")[-1] for link in page.locator('a[href^="/guide/safety/"]').all()]
    self.assertGreater(len(keys), 15)
    forms = 0
    for key in keys:
      page.goto(f"/guide/forms/{key}")
      visitor.look("guide-form")
      links = page.locator(f'a[href^="/guide/forms/{key}/"]').all()
      if not links:
        self.assertRegex(page.locator("main").inner_text(), "No form (of ours )?is needed", key)
        continue
      forms += 1
      for link, start in zip(links, [b"%PDF-", b"PK\x03\x04"], strict=True):
        self.assertEqual(page.request.get(link.get_attribute("href")).body()[: len(start)], start, key)
    self.assertGreater(forms, 8)

  def test_the_plans_are_listed_with_their_standing(self):
    self.each_window(self.plans)

  def start(self, visitor):
    page = visitor.page
    page.goto("/guide")
    visitor.look("guide")
    page.get_by_role("link", name="flexible spending account").click()
    page.wait_for_url("**/guide/safety/fsa")
    visitor.look("guide-safety")
    self.assertEqual(page.locator("a[href*='/guide/forms']").count(), 0, "a form before the questions")

  def tick(self, page, words):
    page.locator("label.pick").filter(has_text=words).first.locator("input").check()

  def go_on(self, visitor):
    page = visitor.page
    self.start(visitor)
    page.get_by_role("button", name="Go on").click()
    self.assertIn("tick the last line", page.get_by_role("alert").inner_text())
    self.tick(page, "None of these is true for me.")
    page.get_by_role("button", name="Go on").click()
    visitor.look("guide-go-on")
    page.goto("/guide/call")
    visitor.look("guide-call")
    self.assertGreater(page.locator("main ol li").count(), 10)
    page.get_by_role("link", name="what to say to the doctor").click()
    page.wait_for_url("**/guide/words*")
    page.get_by_label("Who will pay?").select_option("fsa")
    page.get_by_label("What hurts?").fill("<b>my low back</b>")
    page.get_by_role("button", name="Show the words").click()
    visitor.look("guide-words")
    self.assertIn("<b>my low back</b>", page.locator(".letter").inner_text())
    self.assertRegex(page.locator(".letter").inner_text(), "how many visits, how often and for how long")
    self.assertEqual(page.context.cookies(), [], "the guide keeps nothing")

  def stop(self, visitor, yes, heading):
    page = visitor.page
    self.start(visitor)
    for words in yes:
      self.tick(page, words)
    page.get_by_role("button", name="Go on").click()
    visitor.look("guide-stop")
    self.assertIn(heading, page.locator("h1").inner_text())
    for forbidden in ["/guide/forms", "/guide/words", "/guide/call"]:
      self.assertEqual(page.locator(f"main a[href*='{forbidden}']").count(), 0, forbidden)

  def never(self, visitor):
    page = visitor.page
    page.goto("/guide")
    page.get_by_role("link", name="Paid by Medicaid").click()
    page.wait_for_url("**/guide/safety/medicaid")
    visitor.look("guide-never")
    self.assertIn("Medicaid does not pay for massage therapy.", page.locator("main .alert").inner_text())
    self.assertIn("Tidewater Medical Massage", page.locator("header.bar").inner_text())
    self.assertRegex(page.locator("footer").inner_text(), "Tidewater Medical Massage.*206-555-0110")
    self.tick(page, "None of these is true for me.")
    page.get_by_role("button", name="Go on").click()
    self.assertEqual(page.locator("main a[href*='/guide/call']").count(), 0, "nobody to call")
    page.get_by_role("link", name="Next: what to say to the doctor").click()
    page.wait_for_url("**/guide/words*")

  def plans(self, visitor):
    page = visitor.page
    page.goto("/accepted")
    visitor.look("accepted")
    lines = page.locator("main li")
    self.assertRegex(lines.filter(has_text="Harbor Advantage").inner_text(), re.compile(r"coming soon, from \d+ \w+ 20\d\d"))
    self.assertIn("accepted", lines.filter(has_text="Regence PPO").inner_text())
    self.assertIn("does not pay for massage therapy", lines.filter(has_text="Apple Health").inner_text())
