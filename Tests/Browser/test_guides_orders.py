"""The guides about orders, permission and time, each followed by its own words on the made-up practice."""

import re

from guide import GuideTest

# Pinar Lindqvist's order of the demonstration is not signed; her doctor writes it anew.
written_anew = """PRESCRIPTION FOR MASSAGE THERAPY
Patient: Pinar Lindqvist
Date of birth: 04/16/1971
Diagnosis: M79.18 Muscle pain, other site
Treatment: massage therapy
Medical necessity: pain limits sitting, lifting and sleep
Number of visits: 8
Duration: 8 weeks
Prescriber: Helen Bergstrom, MD
NPI: 2000000044
Date: 11/20/2026
Electronically signed by Helen Bergstrom, MD on 11/20/2026
"""


class OrderGuides(GuideTest):
  def test_a_referral_came_in(self):
    self.follow("referral", self.a_referral_came_in, [self.desk, self.phone])

  def a_referral_came_in(self, reader):
    reader.sign_in()
    reader.open_document("Carmen Castellano")
    reader.note()
    reader.open_document("206-555-0140" if reader.scripts else "206-555-0141")
    reader.correct("M54.50 Low back pain, unspecified" if reader.scripts else "M25.552 Pain in left hip")
    reader.tick("A new chart")
    reader.choose("Who pays", "Regence PPO")
    reader.press("Sign off and check")
    reader.reads("Would be refused|Likely to be questioned")
    reader.paper("Print the request")
    reader.press("I asked the prescriber")
    reader.choose("How you asked", "by fax")
    reader.press("Save")
    reader.reads("Asked .* by fax; no answer yet")
    reader.menu("Inbox")

  def test_a_referral_came_back(self):
    self.follow("returned-referral", self.a_referral_came_back)

  def a_referral_came_back(self, reader):
    reader.sign_in()
    reader.upload_text("order.txt", written_anew)
    reader.note()
    reader.tick(reader.label(r"^Lindqvist, Pinar"))
    reader.choose("Who pays", re.compile("^Lindqvist, Pinar"))
    reader.choose("Belongs to", re.compile("^Lindqvist, Pinar: Muscle pain"))
    reader.press("Sign off and check")
    reader.page.wait_for_url("**/check")
    self.assertNotIn("not signed", reader.page.locator(".slip, .findings").first.inner_text())
    reader.press("Episode")
    reader.reads("Referral signed off, version 2", "Referral signed off, version 1")
    reader.menu("Inbox")

  def test_a_page_that_is_no_referral(self):
    self.follow("set-aside", self.a_page_that_is_no_referral)

  def a_page_that_is_no_referral(self, reader):
    reader.sign_in()
    reader.open_document("206-555-0144")
    address = reader.page.url
    reader.write("Not a referral?", "a laboratory report")
    reader.press("Set aside")
    reader.page.wait_for_url("**/inbox?aside=*")
    reader.note()
    reader.page.locator("section[aria-labelledby=done]").get_by_role("row").filter(has_text="a laboratory report").get_by_role(
      "link").first.click()
    reader.page.wait_for_url(address)
    reader.press("Take back into the inbox")
    reader.page.get_by_label("Not a referral?").wait_for()

  def test_an_accident_claim(self):
    self.follow("accident-claim", self.an_accident_claim)

  def an_accident_claim(self, reader):
    reader.sign_in()
    reader.episode("Ozturk, Kenji")
    reader.press("The check")
    reader.reads("No claim number", "No date of injury")
    reader.press("Enter it")
    reader.page.wait_for_url("**/coverages/*")
    reader.write("Claim number", "BD40999")
    reader.write("Day of the accident", "2026-10-12")
    reader.write("State of the accident", "WA")
    reader.write("Adjuster", "Gil Prentice")
    reader.press("Save")
    reader.page.wait_for_url("**/patients/*")
    reader.reads("claim BD40999")
    reader.page.locator("main tbody a[href^='/episodes/']").first.click()
    reader.press("The check")
    said = reader.page.locator("main").inner_text()
    self.assertNotIn("No claim number", said)
    self.assertNotIn("No date of injury", said)
    reader.menu("Today")

  def test_a_prior_authorization(self):
    self.follow("prior-authorization", self.a_prior_authorization)

  def a_prior_authorization(self, reader):
    reader.sign_in()
    reader.episode("Ozturk, Kenji")
    reader.press("Add one")
    reader.write("Visits asked for", "12")
    reader.write("Who said it", "Dana, ref. 8841")
    reader.press("Save")
    reader.reads("asked for 12 visits, no answer yet")
    reader.press(re.compile("^Enter the answer"))
    reader.choose("State", "granted, in full or in part")
    reader.write("Number", "A-20411")
    reader.write("Visits granted", "6")
    reader.write("Who said it", "Dana, ref. 8850")
    reader.press("Save")
    reader.reads("granted in part, 6 of 12 visits asked")
    reader.press("Add one")
    reader.choose("State", "denied")
    reader.write("Denied? Last day to appeal", "2026-12-20")
    reader.write("Who said it", "letter")
    reader.press("Save")
    reader.press(re.compile("^Enter an appeal's answer|^Enter an appeal’s answer"))

  def test_a_report_is_due_and_the_order_is_renewed(self):
    self.follow("renewal", self.a_report_is_due_and_the_order_is_renewed)

  def a_report_is_due_and_the_order_is_renewed(self, reader):
    reader.sign_in("solo@demo.example")
    reader.press("Ashdown, Ruth")
    reader.press("The episode")
    reader.press("Progress reports")
    reader.press("Write a report")
    reader.choose("Proposal", "go on as ordered")
    reader.write("Visits", "6")
    reader.press("Save")
    page = reader.paper("The page (PDF)")
    reader.press("Sign the report")
    address = reader.page.url
    reader.sign_in()
    reader.go(address)
    reader.choose("How it goes", "the patient carries it")
    reader.press("Send it")
    reader.reads("given to the patient")
    reader.paper("The patient’s own copy")
    reader.open_document("Carmen Castellano")
    reader.note()
    reader.reads("This is a progress report that came back")
    reader.choose("Signature", "electronic, with name and date")
    reader.press("Sign off and check")
    reader.page.wait_for_url("**/check")
    reader.upload(page)
    reader.note()
    reader.press("File it: no renewal")
    reader.reads("no renewal|Dealt with")
    reader.menu("Today")
