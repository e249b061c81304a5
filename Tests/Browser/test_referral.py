"""A fax becomes a checked referral: inbox, review, sign-off, check, request to the prescriber, episode."""

import pathlib
import re

import demo
from visitor import DemoTest, Visitor

# What a person reads on each fax where the reader may not be sure; the rest of the page is taken as read.
seen_on_page = {
  "206-555-0140": {
    "diagnoses": "M54.50 Low back pain, unspecified", "patient.name": "Beatrice Delacroix",
    "prescriber.name": "Helen Bergström, DC"},
  "206-555-0141": {"diagnoses": "M25.552 Pain in left hip"},
  "206-555-0142": {"diagnoses": "M25.552 Pain in left hip", "prescriber.npi": ""},
  "206-555-0143": {"diagnoses": "M79.7 fibromyalgia", "signed": "no"},
}


class ReferralTest(DemoTest):
  def test_a_fax_becomes_a_checked_referral_on_a_desk(self):
    self.walk(Visitor(self, width=1440), fax="206-555-0140")

  def test_a_fax_becomes_a_checked_referral_on_a_phone(self):
    self.walk(Visitor(self, width=390), fax="206-555-0141")

  def test_a_fax_becomes_a_checked_referral_on_a_desk_without_scripts(self):
    self.walk(Visitor(self, width=1440, scripts=False), fax="206-555-0142")

  def test_a_fax_becomes_a_checked_referral_on_a_phone_without_scripts(self):
    self.walk(Visitor(self, width=390, scripts=False), fax="206-555-0143")

  def walk(self, visitor, fax):
    page = visitor.page
    visitor.sign_in()
    visitor.open_document(fax)
    visitor.look("review")
    self.correct(page, seen_on_page[fax])
    page.get_by_label("A new chart").check()
    page.get_by_label("Who pays").select_option(label="Regence PPO")
    page.get_by_role("button", name="Sign off and check").click()
    page.wait_for_url("**/referrals/*/check")
    self.check(visitor)
    self.ask(visitor)
    self.episode(visitor)

  def correct(self, page, seen):
    """Types what the page says into every entry that the reader flagged; then all of it stands there."""
    for entry in page.locator(".entry.look, .entry.miss").locator("input, textarea, select").all():
      name = entry.get_attribute("name")
      entry.fill(seen.get(name, entry.input_value()))
    for name, value in seen.items():
      # A name may be read wrongly and look sure.
      if name.endswith(".name"):
        page.locator(f"[name='{name}']").fill(value)
      self.assertEqual(page.locator(f"[name='{name}']").input_value(), value, name)

  def check(self, visitor):
    page = visitor.page
    visitor.look("check")
    verdict = page.locator(".slip .word").inner_text()
    self.assertRegex(verdict, "Complete|Likely to be questioned|Would be refused")
    gaps = page.locator(".finding")
    self.assertGreater(gaps.count(), 0, "these faxes lack something for the payer")
    for gap in gaps.all():
      self.assertRegex(gap.inner_text(), re.compile(r"Rule .+ · Source .+", re.DOTALL))
    for piece in page.locator(".evid image").all():
      picture = page.request.get(piece.get_attribute("href"))
      self.assertEqual((picture.status, picture.headers["content-type"]), (200, "image/png"))

  def ask(self, visitor):
    """The request is one page for the prescriber, offered when the gap is theirs to close."""
    link = visitor.page.get_by_role("link", name="Print the request")
    if "/referrals/{referral}/request.pdf" not in demo.pages() or link.count() == 0:
      print(f"no request at {visitor.name}: nothing here is the prescriber's to say", end=" ... ")
      return
    with visitor.page.expect_download() as download:
      link.click()
    self.assertEqual(pathlib.Path(download.value.path()).read_bytes()[:5], b"%PDF-")
    sheet = visitor.page.locator("#ask")
    self.assertIn("Not asked yet.", sheet.inner_text())
    visitor.page.get_by_role("link", name="I asked the prescriber").click()
    visitor.look("asked")
    visitor.page.get_by_label("How you asked").select_option("fax")
    visitor.page.get_by_role("button", name="Save").click()
    visitor.page.wait_for_url("**/check")
    self.assertRegex(sheet.inner_text(), r"Asked \d+ \w+ \d{4} by fax; no answer yet\.")

  def episode(self, visitor):
    visitor.page.locator('main a[href^="/episodes/"]').first.click()
    visitor.page.wait_for_url("**/episodes/*")
    visitor.look("episode")
    self.assertIn("Referral signed off, version 1", visitor.page.locator(".events").inner_text())
    self.assertRegex(visitor.page.locator(".slip").inner_text(), "(?i)visits? left|no limit on visits")
