"""The review: what is uploaded arrives, what is typed is kept, what is no referral is set aside."""

from visitor import DemoTest, Visitor


class ReviewTest(DemoTest):
  def test_an_upload_is_read_and_waits_for_a_person(self):
    self.each_window(self.upload, [(1440, True), (390, False)])

  def test_what_cannot_be_understood_is_kept_as_typed_and_named(self):
    self.each_window(self.type_nonsense, [(1440, True), (390, False)])

  def test_going_to_another_order_of_a_document_keeps_what_was_typed(self):
    self.each_window(self.turn)

  def test_what_is_no_referral_is_set_aside_and_taken_back(self):
    visitor = Visitor(self, width=390)
    page = visitor.page
    visitor.sign_in()
    visitor.open_document("206-555-0144")
    address = page.url
    page.get_by_label("Not a referral?").fill("a laboratory report")
    page.get_by_role("button", name="Set aside").click()
    page.wait_for_url("**/inbox?aside=*")
    self.assertIn("a laboratory report", page.locator("section[aria-labelledby=done]").inner_text())
    visitor.look("inbox-set-aside")
    page.goto(address)
    page.get_by_role("button", name="Take back into the inbox").click()
    page.get_by_label("Not a referral?").wait_for()

  def upload(self, visitor):
    visitor.sign_in()
    visitor.upload("D001.pdf")
    visitor.look("uploaded")
    self.assertTrue(visitor.page.get_by_label("Date of birth", exact=True).input_value())

  def turn(self, visitor):
    page = visitor.page
    visitor.sign_in()
    # A cover sheet and two orders, each of another patient.
    visitor.upload("D021.tif")
    orders = page.get_by_role("navigation", name="Orders in this document")
    order = lambda number: orders.get_by_role("button", name=f"Order {number}")
    name = page.get_by_label("Name", exact=True)
    name.fill("Samuel Nunez")
    with page.expect_navigation():
      order(2).click()
    self.assertEqual(order(2).get_attribute("aria-current"), "true")
    visitor.look("review-second-order")
    self.assertNotEqual(name.input_value(), "Samuel Nunez", "each order has entries of its own")
    name.fill("Omar Hollis")
    # Enter in an entry saves and stays.
    with page.expect_navigation():
      name.press("Enter")
    self.assertEqual((order(2).get_attribute("aria-current"), name.input_value()), ("true", "Omar Hollis"))
    with page.expect_navigation():
      order(1).click()
    self.assertEqual((order(1).get_attribute("aria-current"), name.input_value()), ("true", "Samuel Nunez"))
    # What cannot be understood stays where it was typed.
    page.get_by_label("Date of birth", exact=True).fill("the day before yesterday")
    with page.expect_navigation():
      order(2).click()
    self.assertIn("Saved, but not understood.", page.get_by_role("alert").inner_text())
    self.assertEqual(order(1).get_attribute("aria-current"), "true")
    self.assertEqual(page.get_by_label("Date of birth", exact=True).input_value(), "the day before yesterday")
    visitor.look("review-order-refused")
    # One order signed off, the document waits for the other.
    page.get_by_label("Date of birth", exact=True).fill("08/26/1945")
    page.get_by_label("A new chart").check()
    page.get_by_label("Who pays").select_option(label="Regence PPO")
    page.get_by_label("Member number, for a plan").fill("TW-1")
    page.get_by_role("button", name="Sign off and check").click()
    page.wait_for_url("**/check")
    visitor.look("review-one-signed-off")
    page.get_by_role("link", name="Go on to it").click()
    page.wait_for_url("**/inbox/*")
    self.assertEqual((order(2).get_attribute("aria-current"), name.input_value()), ("true", "Omar Hollis"))
    orders.get_by_role("button", name="Order 1").click()
    page.get_by_role("link", name="Open the check").wait_for()
    visitor.look("review-signed-off-order")

  def type_nonsense(self, visitor):
    page = visitor.page
    visitor.sign_in()
    visitor.upload("D008.txt")
    page.get_by_label("Date of birth", exact=True).fill("the day before yesterday")
    page.get_by_label("Minutes a visit", exact=True).fill("a good while")
    page.get_by_label("Goals", exact=True).fill("Lift a child <b>without</b> \"pain\" & stairs")
    page.get_by_label("Signature", exact=True).select_option("stamp")
    page.get_by_label("A new chart").check()
    page.get_by_label("Who pays").select_option(label="Evergreen Auto PIP")
    page.get_by_label("Member number, for a plan").fill("EVG-1")
    visitor.refusal_expected = 422
    with page.expect_response(lambda answer: answer.url.endswith("/sign-off")) as answer:
      page.get_by_role("button", name="Sign off and check").click()
    self.assertEqual(answer.value.status, 422)
    visitor.look("nonsense")
    self.assertIn("Not signed off yet.", page.get_by_role("alert").inner_text())
    for label, typed in [
      ("Date of birth", "the day before yesterday"), ("Minutes a visit", "a good while"),
      ("Goals", "Lift a child <b>without</b> \"pain\" & stairs"), ("Signature", "stamp"),
      ("Member number, for a plan", "EVG-1"),
    ]:
      self.assertEqual(page.get_by_label(label, exact=True).input_value(), typed, label)
    self.assertEqual(page.locator("#payment option:checked").inner_text(), "Evergreen Auto PIP")
    advice = page.locator(".entry.miss").filter(has_text="Date of birth").locator(".note")
    self.assertEqual(advice.inner_text(), "Write the date, such as 11/24/2026.")
