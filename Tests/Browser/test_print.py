"""What is printed on Letter and A4 is whole, and what one can only click is left out."""

import pathlib
import re
import subprocess
import tempfile

from visitor import DemoTest, Visitor

# Width and height in points, as the printed file must state them.
papers = {"Letter": (612, 792), "A4": (595, 842)}
clickable = ["Settings", "Sign out", "Search patients", "Skip to content", "Staff: sign in"]


class PrintTest(DemoTest):
  def test_the_pages_of_staff_print_whole(self):
    visitor = Visitor(self, width=1440)
    page = visitor.page
    visitor.sign_in()
    check = page.locator("a[href$='/check']").first.get_attribute("href")
    page.goto(check)
    episode = page.locator("main a[href^='/episodes/']").first.get_attribute("href")
    for address in ["/today", check, episode, f"{episode}/session?region=neck&modality=massage"]:
      page.goto(address)
      self.prints_whole(page, address)

  def test_the_pages_of_the_guide_print_whole(self):
    page = Visitor(self, width=1440).page
    for address in ["/guide", "/guide/safety/hsa", "/guide/call", "/guide/words", "/guide/forms", "/accepted"]:
      page.goto(address)
      self.prints_whole(page, address)

  def test_the_request_to_the_prescriber_is_one_whole_page(self):
    visitor = Visitor(self, width=1440)
    page = visitor.page
    visitor.sign_in()
    for check in [link.get_attribute("href") for link in page.locator("a[href$='/check']").all()]:
      page.goto(check)
      link = page.get_by_role("link", name="Print the request")
      if link.count() == 0:
        continue
      paper = page.request.get(link.get_attribute("href")).body()
      with self.subTest(check=check):
        sheets = self.sheets(paper, "the request")
        self.assertEqual(len(sheets), 1)
        self.assertIn("Signature", " ".join(sheets[0]["words"]))
      return
    self.fail("no referral of the demonstration asks its prescriber for anything")

  def prints_whole(self, page, address):
    page.emulate_media(media="print")
    # A folded list prints unfolded, so its words count too.
    # What a list could offer, and what is only read aloud, is not shown on paper.
    page.evaluate("document.querySelectorAll('details').forEach((folded) => folded.open = true)")
    page.evaluate("document.querySelectorAll('select, .sr').forEach((left) => left.style.display = 'none')")
    wanted = set(re.findall(r"\w{3,}", page.locator("main").inner_text()))
    page.evaluate("document.querySelectorAll('details').forEach((folded) => folded.open = false)")
    page.evaluate("document.querySelectorAll('select, .sr').forEach((left) => left.style.display = '')")
    self.assertGreater(len(wanted), 10, address)
    for name, size in papers.items():
      with self.subTest(address=address, paper=name):
        sheets = self.sheets(page.pdf(format=name), address)
        for sheet in sheets:
          self.assertAlmostEqual(sheet["width"], size[0], delta=2)
          self.assertAlmostEqual(sheet["height"], size[1], delta=2)
        printed = " ".join(" ".join(sheet["words"]) for sheet in sheets)
        self.assertEqual(sorted(wanted - set(re.findall(r"\w{3,}", printed))), [], "missing on paper")
        self.assertEqual([word for word in clickable if word in printed], [], "what one can only click")
        self.assertGreater(len(sheets[0]["words"]), 40 if len(sheets) > 1 else 5, "a first page with hardly a word")
        self.assertLessEqual(len(sheets), 4)
    page.emulate_media(media="screen")

  def sheets(self, paper, name):
    """The pages of a PDF with their words; fails where a word stands outside its page."""
    with tempfile.TemporaryDirectory() as folder:
      file = pathlib.Path(folder, "printed.pdf")
      file.write_bytes(paper)
      boxes = subprocess.run(["pdftotext", "-bbox", file, "-"], check=True, capture_output=True, text=True).stdout
    sheets = []
    for width, height, inside in re.findall(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', boxes, re.DOTALL):
      words = re.findall(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', inside)
      for left, top, right, bottom, word in words:
        whole = float(left) >= 20 and float(top) >= 8
        whole = whole and float(right) <= float(width) - 20 and float(bottom) <= float(height) - 8
        self.assertTrue(whole, f"{word} is cut on {name}")
      sheets.append({"width": float(width), "height": float(height), "words": [word[4] for word in words]})
    self.assertGreater(len(sheets), 0, name)
    return sheets
