"""A prior authorization goes from asked to granted in part on the episode's page, and each answer stays to be read."""

from visitor import DemoTest


class AuthorizationTest(DemoTest):
  def test_asked_for_twelve_and_granted_six(self):
    self.each_window(self.walk)

  def walk(self, visitor):
    page = visitor.page
    visitor.sign_in()
    page.goto(page.locator("a[href$='/check']").first.get_attribute("href"))
    page.locator("main a[href^='/episodes/']").first.click()
    page.wait_for_url("**/episodes/*")
    sheet = page.get_by_role("region", name="Prior authorizations")
    sheet.get_by_role("link", name="Add one").click()
    visitor.look("authorization-new")
    page.get_by_label("Visits asked for").fill("12")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/episodes/*")
    self.assertIn("asked for 12 visits, no answer yet", sheet.inner_text())
    sheet.get_by_role("link", name="Enter the answer").click()
    self.refuse(visitor)
    page.get_by_label("Number").fill("A-20411")
    page.get_by_label("Visits granted").fill("6")
    page.get_by_label("Who said it").fill("Dana, ref. 8841")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/episodes/*")
    visitor.look("authorization-granted")
    self.assertIn("granted in part, 6 of 12 visits asked", sheet.inner_text())
    self.assertIn("authorization A-20411", page.locator(".slip").inner_text())
    events = page.locator(".events").inner_text()
    self.assertIn("asked for 12 visits", events)
    self.assertIn("granted in part, 6 of 12 visits asked", events)

  def refuse(self, visitor):
    """A grant without its number, its visits and who said so is not taken; what was typed stays."""
    page = visitor.page
    page.get_by_label("State").select_option("granted")
    page.get_by_label("Last day", exact=True).fill("31 Dec 2026")
    visitor.refusal_expected = 422
    page.get_by_role("button", name="Save").click()
    visitor.look("authorization-refused")
    said = page.get_by_role("alert").inner_text()
    for fix in ["Write the number", "Write how many visits", "Write who said it"]:
      self.assertIn(fix, said)
    self.assertEqual(page.get_by_label("Last day", exact=True).input_value(), "31 Dec 2026")
    self.assertEqual(page.get_by_label("State").input_value(), "granted")
