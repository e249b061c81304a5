"""The program `scrip demo` on a free port, the same untouched practice for every test, and the browser that looks at it."""

import atexit
import contextlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import threading

from playwright.sync_api import sync_playwright

checkout = pathlib.Path(__file__).resolve().parents[2]
program = pathlib.Path(os.environ.get("SCRIP", checkout / ".build/debug/scrip"))
documents = checkout / "Tests/Corpus/dev/docs"
password = "a calm morning in Ballard"
seconds_to_start = 120
# The day on which every test takes place, the last of the made-up year; the practice is made before the hour of the tests.
today, while_made, now = "2026-11-24", "09:30", "10:00"

_running = {}


def base():
  """The address of the running program, such as http://127.0.0.1:40123."""
  return _running["base"]


def folder():
  """The data directory of the running program."""
  return _running["folder"]


def start_anew():
  """Starts the program on a fresh copy of the practice, which is made once; its five faxes have been read."""
  if "made" not in _running:
    make()
  _stop()
  _running["folder"] = _lab() / "practice"
  shutil.rmtree(folder(), ignore_errors=True)
  shutil.copytree(_running["made"], folder())
  _start(folder(), *_opening(now))


@contextlib.contextmanager
def stopped():
  """While the program does not run, so that commands may have its data. Afterwards it answers at the same address, on the
  machine's own day: what a command wrote begins by the machine's clock."""
  port = base().rsplit(":", 1)[1]
  _stop()
  yield
  _start(folder(), "--port", port)


def browser():
  """One Chromium for all tests: Debian's, because playwright's own download needs another host. Its build without windows
  draws the same pages; a run of tests takes two thirds of the CPU."""
  if "browser" not in _running:
    playwright = sync_playwright().start()
    _running["browser"] = playwright.chromium.launch(
      executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium-headless-shell"), args=["--no-sandbox"])
    atexit.register(playwright.stop)
    atexit.register(_running["browser"].close)
  return _running["browser"]


def pages():
  """The addresses that are drawn for a GET, as the program lists them: `/referrals/{referral}/check`."""
  listed = subprocess.run([program, "routes", "--json"], check=True, capture_output=True, text=True).stdout
  return [route["path"] for route in json.loads(listed) if route["method"] == "GET"]


def _lab():
  if "lab" not in _running:
    _running["lab"] = pathlib.Path(tempfile.mkdtemp(prefix="scrip-browser-"))
    atexit.register(shutil.rmtree, _running["lab"], True)
    # Registered later, so done earlier.
    atexit.register(_stop)
  return _running["lab"]


def make():
  """Makes the practice that every test gets a copy of; answers its folder."""
  _start(_lab() / "made", *_opening(while_made))
  _wait_for_the_reader()
  _stop()
  use(_lab() / "made")
  return _running["made"]


def use(made):
  """Takes a practice that was made already."""
  _running["made"] = made


def _wait_for_the_reader():
  context = browser().new_context(base_url=base(), java_script_enabled=False)
  page = context.new_page()
  page.goto("/login")
  page.get_by_label("E-mail address").fill("rosa@demo.example")
  page.get_by_label("Password").fill(password)
  page.get_by_role("button", name="Sign in").click()
  for _ in range(90):
    page.goto("/inbox")
    if page.get_by_role("row").filter(has_text=re.compile("being read")).count() == 0:
      context.close()
      return
    page.wait_for_timeout(1_000)
  raise RuntimeError("the faxes of the made-up practice were not read within 90 seconds")


def _opening(hour):
  return ["--port", "0", "--today", today, "--time", hour, "--open-days", "6"]


def _start(folder, *options):
  process = subprocess.Popen([program, "demo", "--data", folder, *options], stdout=subprocess.PIPE, text=True)
  _running["process"] = process
  alarm = threading.Timer(seconds_to_start, process.kill)
  alarm.start()
  for line in process.stdout:
    if " answers at http" in line:
      _running["base"] = line.split(" answers at ")[1].strip().rstrip("/")
      alarm.cancel()
      return
  alarm.cancel()
  raise RuntimeError(f"{program} demo did not answer within {seconds_to_start} seconds")


def _stop():
  process = _running.pop("process", None)
  if process is None:
    return
  process.terminate()
  process.stdout.close()
  try:
    process.wait(timeout=30)
  except subprocess.TimeoutExpired:
    process.kill()
