"""A signed session is charged, put on a claim or a receipt, and the papers print; every page of money keeps the promises."""

import pathlib
import re

import demo
from visitor import DemoTest, Visitor


class ClaimsTest(DemoTest):
  def test_the_lists_of_money_at_every_width(self):
    for visitor in [Visitor(self, width=1440), Visitor(self, width=390), Visitor(self, width=390, scripts=False)]:
      visitor.sign_in("bill@demo.example")
      for name, address in [("money", "/money"), ("claims", "/claims")]:
        visitor.page.goto(address)
        visitor.look(name)

  def test_prices_are_changed_from_the_settings(self):
    visitor = Visitor(self, width=390)
    visitor.sign_in("owner@demo.example")
    visitor.page.goto("/settings")
    visitor.page.get_by_role("link", name="Change the fees").click()
    visitor.page.wait_for_url("**/settings/fees")
    visitor.look("fees")
    visitor.page.get_by_label("Massage (97124)").fill("thirty")
    visitor.refusal_expected = 422
    visitor.page.get_by_role("button", name="Save").click()
    visitor.look("fees-refused")
    self.assertIn("in dollars", visitor.page.locator(".alert").first.inner_text())
    self.assertEqual(visitor.page.get_by_label("Massage (97124)").input_value(), "thirty")

  def test_a_signed_session_becomes_a_claim_or_a_receipt_on_a_desk(self):
    self.walk(Visitor(self, width=1440))

  def test_a_signed_session_becomes_a_claim_or_a_receipt_on_a_phone_without_scripts(self):
    self.walk(Visitor(self, width=390, scripts=False))

  def walk(self, visitor):
    page = visitor.page
    visitor.sign_in("bill@demo.example")
    page.goto("/claims")
    waiting = page.locator("#to-charge").get_by_role("link")
    if waiting.count() == 0:
      self.skipTest("no session of the made-up practice waits to be charged")
    waiting.first.click()
    page.wait_for_url("**/charge")
    visitor.look("charge")
    self.assertIn("units", page.locator("main").inner_text())
    page.get_by_role("button", name="Charge this session").click()
    page.wait_for_url("**/money")
    visitor.look("episode-money")
    claim = page.get_by_role("button", name=re.compile("on a claim"))
    if claim.count():
      claim.click()
      page.wait_for_url("**/claims/*")
      visitor.look("claim")
      self.assertRegex(page.locator(".slip .word").inner_text(), "To fix|Ready to send")
      self.paper(visitor, page.get_by_role("link", name="CMS-1500 as PDF"))
    else:
      page.get_by_role("link", name="Give a receipt").click()
      page.wait_for_url("**/receipts/new")
      visitor.look("receipt-form")
      page.get_by_label("By", exact=True).select_option("card")
      page.get_by_role("button", name="Save").click()
      page.wait_for_url(re.compile("/receipts/[^/]+$"))
      visitor.look("receipt")
      self.assertIn("Not billed to insurance", page.locator("main").inner_text())
      self.paper(visitor, page.get_by_role("link", name="Print it"))

  def test_what_the_first_payer_left_is_asked_of_the_second(self):
    self.each_window(self.second_payer, [(1440, True), (390, False)])

  def second_payer(self, visitor):
    page = visitor.page
    visitor.sign_in("bill@demo.example")
    self.open_claim(visitor, "1013")
    visitor.look("claim-second-answered")
    self.assertIn("effect of an earlier payer", page.locator(".slip").inner_text())
    self.open_claim(visitor, "1014")
    visitor.look("claim-second-may-be-billed")
    page.get_by_role("button", name="Bill the second payer").click()
    page.get_by_text("Paid before by Regence").wait_for()
    visitor.look("claim-second")
    self.assertIn("Ready to send", page.locator(".slip .word").inner_text())
    self.paper(visitor, page.get_by_role("link", name="CMS-1500 as PDF"))
    self.open_claim(visitor, "1012")
    visitor.look("claim-sent-on")
    page.get_by_role("link", name="It did not arrive").click()
    visitor.look("claim-not-arrived")
    visitor.refusal_expected = 422
    page.get_by_role("button", name="Save").click()
    visitor.look("claim-not-arrived-refused")
    page.get_by_label("What it said").fill("no such claim, call of 24 Nov")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Paid before by Regence").wait_for()
    visitor.look("claim-second-after-all")
    page.get_by_role("link", name="claim 1012").click()
    page.wait_for_load_state()
    self.assertIn("became the patient’s", page.locator("main").inner_text())

  def open_claim(self, visitor, number):
    visitor.page.goto("/claims")
    visitor.page.get_by_role("row").filter(has_text=f"claim {number}").get_by_role("link").first.click()
    visitor.page.wait_for_url("**/claims/*")

  def paper(self, visitor, link):
    if link.count() == 0:
      return
    with visitor.page.expect_download() as download:
      link.click()
    self.assertEqual(pathlib.Path(download.value.path()).read_bytes()[:5], b"%PDF-")
