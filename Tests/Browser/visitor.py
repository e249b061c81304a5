"""A person at a window of one width, who notices what no page of ours may do."""

import os
import pathlib
import re
import unittest

from axe_playwright_python.sync_playwright import Axe

import demo

_folder = os.environ.get("SCRIP_SCREENSHOTS")
_axe = Axe()

# Width, and whether scripts run: a desk and a phone, each with scripts and without.
windows = [(1440, True), (390, True), (1440, False), (390, False)]


class DemoTest(unittest.TestCase):
  """Every test, and every window of one, has the made-up practice as it was made: nothing that another test did."""

  def setUp(self):
    demo.start_anew()

  def each_window(self, walk, windows=windows):
    for index, (width, scripts) in enumerate(windows):
      with self.subTest(width=width, scripts=scripts):
        if index:
          demo.start_anew()
        walk(Visitor(self, width, scripts))


class Visitor:
  """Signed out at first. `troubles` fills with what the console says and which other hosts are asked."""

  def __init__(self, test, width, scripts=True, colours="light"):
    self.test, self.width, self.scripts = test, width, scripts
    self.name = f"{width}{'' if scripts else '-plain'}{'' if colours == 'light' else '-' + colours}"
    self.troubles = []
    self.refusal_expected = None
    context = demo.browser().new_context(
      viewport={"width": width, "height": 900}, java_script_enabled=scripts, color_scheme=colours, base_url=demo.base())
    test.addCleanup(context.close)
    context.set_default_timeout(30_000)
    self.page = context.new_page()
    self.page.on("console", self._hear)
    self.page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))
    self.page.on("request", self._see)

  def _hear(self, message):
    if message.type != "error" and message.type != "warning":
      return
    if self.refusal_expected and f"status of {self.refusal_expected}" in message.text:
      return
    self.troubles.append(f"console: {message.text} {message.location.get('url')}")

  def _see(self, request):
    if not request.url.startswith((demo.base() + "/", "blob:", "data:", "about:")):
      self.troubles.append(f"asked another host: {request.url}")

  def sign_in(self, email="rosa@demo.example"):
    self.page.goto("/login")
    self.page.get_by_label("E-mail address").fill(email)
    self.page.get_by_label("Password").fill(demo.password)
    self.page.get_by_role("button", name="Sign in").click()
    self.page.wait_for_url("**/today")

  def signed_in(self, person):
    self.sign_in(f"{person}@demo.example")
    return self

  def paper(self, link):
    """Downloads what `link` leads to, which is a PDF; answers its bytes."""
    with self.page.expect_download() as download:
      link.click()
    paper = pathlib.Path(download.value.path()).read_bytes()
    self.test.assertEqual(paper[:5], b"%PDF-")
    return paper

  def look(self, name):
    """Holds the page against what every page promises, and keeps a picture of it."""
    if _folder:
      pathlib.Path(_folder).mkdir(parents=True, exist_ok=True)
      self.page.screenshot(path=f"{_folder}/{name}-{self.name}.png", full_page=True)
    self.test.assertEqual(self.troubles, [], f"on {name} at {self.name}")
    needed = self.page.evaluate("document.documentElement.scrollWidth")
    self.test.assertLessEqual(needed, self.width, f"{name} scrolls sideways at {self.name}")
    if self.scripts:
      self._listen(name)

  def _listen(self, name):
    found = _axe.run(self.page).response
    self.test.assertGreater(len(found["passes"]), 5, f"axe saw nothing of {name}")
    violations = [
      f"{rule['id']}: {rule['help']} at {[node['target'] for node in rule['nodes']][:4]}" for rule in found["violations"]
    ]
    self.test.assertEqual(violations, [], f"axe on {name} at {self.name}")

  def open_document(self, words):
    """Opens the waiting document whose line in the inbox holds `words`, once it has been read."""
    for _ in range(60):
      self.page.goto("/inbox")
      line = self.page.get_by_role("row").filter(has_text=words)
      if line.filter(has_text=re.compile("being read")).count() == 0:
        line.get_by_role("link").first.click()
        self.page.wait_for_url("**/inbox/*")
        return
      self.page.wait_for_timeout(2_000)
    self.test.fail(f"{words} was not read within two minutes")

  def upload(self, name):
    """Brings a document of the corpus in by the form, and stays on its review once it has been read."""
    self._upload(demo.documents / name)

  def upload_text(self, name, text):
    """The same for a typed document that this test made up."""
    self.upload_bytes(name, "text/plain", text.encode())

  def upload_bytes(self, name, media_type, content):
    self._upload({"name": name, "mimeType": media_type, "buffer": content})

  def _upload(self, file):
    page = self.page
    page.goto("/inbox")
    page.get_by_label("How it came").select_option("paper")
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Upload").click()
    page.wait_for_url("**/inbox/*")
    for _ in range(60):
      again = page.get_by_role("link", name="Look again")
      if again.count() == 0:
        return
      page.wait_for_timeout(1_000)
      # Waited for: between two pages there is no link either.
      with page.expect_navigation():
        again.click()
    self.test.fail("what was uploaded was not read within a minute")
