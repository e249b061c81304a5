"""The keys do what the drawn links do."""

from visitor import DemoTest, Visitor


class KeysTest(DemoTest):
  def setUp(self):
    super().setUp()
    self.visitor = Visitor(self, width=1440)
    self.page = self.visitor.page
    self.visitor.sign_in()

  def focused(self, property):
    return self.page.evaluate(f"document.activeElement.{property}")

  def test_letters_lead_to_places(self):
    self.page.keyboard.press("g")
    self.page.keyboard.press("i")
    self.page.wait_for_url("**/inbox")
    self.page.keyboard.press("g")
    self.page.keyboard.press("t")
    self.page.wait_for_url("**/today")

  def test_a_slash_goes_to_the_search_and_letters_typed_there_stay_letters(self):
    self.page.keyboard.press("/")
    self.page.keyboard.type("gi?")
    self.assertEqual(self.page.get_by_role("searchbox").input_value(), "gi?")
    self.assertTrue(self.page.url.endswith("/today"))

  def test_j_and_k_walk_the_lines_of_the_inbox(self):
    self.page.goto("/inbox")
    links = [link.get_attribute("href") for link in self.page.locator("tbody th a").all()]
    self.assertGreater(len(links), 2)
    for key, line in [("j", 0), ("j", 1), ("k", 0), ("k", 0)]:
      self.page.keyboard.press(key)
      self.assertEqual(self.focused("pathname"), links[line], key)

  def test_a_question_mark_lists_the_keys_and_escape_returns(self):
    self.page.keyboard.press("?")
    keys = self.page.get_by_role("dialog", name="Keys")
    self.assertIn("Search patients", keys.inner_text())
    self.visitor.look("keys")
    self.page.keyboard.press("Escape")
    keys.wait_for(state="detached")

  def test_keys_that_are_turned_off_stay_off(self):
    self.page.get_by_role("button", name="Keys").click()
    self.page.get_by_label("Keys are on").uncheck()
    self.page.get_by_role("button", name="Close").click()
    self.page.goto("/inbox")
    self.page.keyboard.press("/")
    self.assertEqual(self.focused("tagName"), "BODY")

  def test_an_entry_lights_its_box_and_a_box_leads_to_its_entry(self):
    self.visitor.upload("D001.pdf")
    boxes = self.page.locator(".fax [data-field]")
    first, last = boxes.first.get_attribute("data-field"), boxes.last.get_attribute("data-field")
    self.assertNotEqual(first, last)
    self.page.locator(f"[name='{last}']").focus()
    self.assertEqual(self.page.locator(".fax .lit").get_attribute("data-field"), last)
    boxes.first.click()
    self.assertEqual(self.focused("name"), first)
    self.assertEqual(self.page.locator(".fax .lit").get_attribute("data-field"), first)
