"""May I book? The order's region against the session's, and what that means for a payer who looks closely."""

import re

from visitor import DemoTest

order = """PRESCRIPTION FOR MASSAGE THERAPY
Patient: {name}
Date of birth: 03/16/1992
Diagnosis: {diagnosis}
Treatment: massage therapy
Frequency: 2 times per week for 6 weeks
Number of visits: 12
Date: 11/20/2026
Prescriber: Helen Bergstrom, MD
NPI: 1245319599
Electronically signed by Helen Bergstrom, MD on 11/20/2026
"""


class BookingTest(DemoTest):
  def test_an_ankle_ordered_and_a_low_back_proposed_is_blocked_with_the_request_drafted(self):
    self.each_window(lambda visitor: self.ankle(visitor, "Ankle Aman"))

  def test_general_muscle_pain_allows_the_low_back_and_is_questioned_in_network(self):
    self.each_window(lambda visitor: self.muscle(visitor, "Muscle Aman"))

  def ankle(self, visitor, name):
    page = visitor.page
    self.open_episode(visitor, name, "M25.572 Pain in left ankle and joints of left foot")
    self.ask(visitor, "low_back")
    visitor.look("booking-blocked")
    self.assertIn("Blocked", page.locator(".slip .word").inner_text())
    finding = page.locator(".finding").filter(has_text=re.compile("low back", re.I)).first
    self.assertRegex(finding.inner_text(), re.compile(r"Rule .+ · Source .+", re.DOTALL))
    with page.expect_download() as download:
      finding.get_by_role("link", name="Draft the request").click()
    with open(download.value.path(), "rb") as paper:
      self.assertEqual(paper.read(5), b"%PDF-")
    self.ask(visitor, "left-ankle")
    self.assertNotIn("Blocked", page.locator(".slip .word").inner_text(), "the ordered region itself")

  def muscle(self, visitor, name):
    page = visitor.page
    self.open_episode(visitor, name, "M79.10 Myalgia, unspecified site")
    self.ask(visitor, "low_back")
    visitor.look("booking-muscle")
    self.assertNotIn("Blocked", page.locator(".slip .word").inner_text())
    self.assertGreater(page.locator(".finding").filter(has_text=re.compile("M79.10|unspecified|site", re.I)).count(), 0)
    page.go_back()
    page.get_by_role("link", name="The episode").click()
    page.get_by_role("link", name="The check").click()
    visitor.look("check-muscle")
    self.assertRegex(page.locator(".finding").all_inner_texts().__str__(), "(?i)M79.10|unspecified")

  def open_episode(self, visitor, name, diagnosis):
    page = visitor.page
    visitor.sign_in()
    visitor.upload_text("order.txt", order.format(name=name, diagnosis=diagnosis))
    page.get_by_label("A new chart").check()
    page.get_by_label("Who pays").select_option(label="Regence PPO")
    page.get_by_label("Member number, for a plan").fill("TW-1")
    page.get_by_role("button", name="Sign off and check").click()
    page.wait_for_url("**/referrals/*/check")
    page.locator('main a[href^="/episodes/"]').first.click()
    page.wait_for_url("**/episodes/*")
    page.get_by_role("link", name="May I book?").click()
    page.wait_for_url("**/session")
    visitor.look("booking")

  def ask(self, visitor, region):
    page = visitor.page
    region, side = (region, None) if region == "low_back" else ("ankle", "left")
    page.get_by_label("Region").select_option(region)
    if side:
      page.get_by_label("Side").select_option(side)
    page.get_by_label("Therapist").select_option(label="Lee Ann Moss")
    page.get_by_label("Location").select_option(label="Ballard")
    page.get_by_role("button", name="Ask").click()
    page.wait_for_url("**/session?**")
