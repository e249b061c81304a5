"""The program `scrip demo`, started once for all tests on a free port, and the browser that looks at it."""

import atexit
import json
import os
import pathlib
import subprocess
import threading

from playwright.sync_api import sync_playwright

checkout = pathlib.Path(__file__).resolve().parents[2]
program = pathlib.Path(os.environ.get("SCRIP", checkout / ".build/debug/scrip"))
documents = checkout / "Tests/Corpus/dev/docs"
password = "a calm morning in Ballard"
seconds_to_start = 120

_running = {}


def base():
  """The address of the running program, such as http://127.0.0.1:40123; starts it when nobody has."""
  if "base" not in _running:
    _start()
  return _running["base"]


def browser():
  """One Chromium for all tests: Debian's, because playwright's own download needs another host."""
  if "browser" not in _running:
    playwright = sync_playwright().start()
    _running["browser"] = playwright.chromium.launch(
      executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
    atexit.register(playwright.stop)
    atexit.register(_running["browser"].close)
  return _running["browser"]


def pages():
  """The addresses that are drawn for a GET, as the program lists them: `/referrals/{referral}/check`."""
  listed = subprocess.run([program, "routes", "--json"], check=True, capture_output=True, text=True).stdout
  return [route["path"] for route in json.loads(listed) if route["method"] == "GET"]


def _start():
  process = subprocess.Popen([program, "demo", "--port", "0"], stdout=subprocess.PIPE, text=True)
  atexit.register(_end, process)
  alarm = threading.Timer(seconds_to_start, process.kill)
  alarm.start()
  for line in process.stdout:
    if " answers at http" in line:
      _running["base"] = line.split(" answers at ")[1].strip().rstrip("/")
      break
  alarm.cancel()
  if "base" not in _running:
    raise RuntimeError(f"{program} demo did not answer within {seconds_to_start} seconds")


def _end(process):
  process.terminate()
  try:
    process.wait(timeout=30)
  except subprocess.TimeoutExpired:
    process.kill()
