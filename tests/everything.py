"""All tests, and at the end by name what could not be tested here: `make test-all`.

It only finds what it needs: Chromium on the machine, or at CHROMIUM.
In CI (CI=true) what was not tested counts as failed.
"""

import os
import shutil
import subprocess
import sys

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def run(title: str, marks: str, **environment: str) -> bool:
    print(f"\n== {title}", flush=True)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", marks]
    if "CHROMIUM" not in environment:
        command += ["-n", "2", "--dist", "loadfile"]
    return subprocess.run(command, env=os.environ | environment, check=False).returncode == 0


def main() -> int:
    failed, missing = [], []
    if not run("what needs nothing but Python, on SQLite", "not browser"):
        failed.append("the tests on SQLite")

    browser = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not browser:
        missing.append("the browser tests: no Chromium found; set CHROMIUM to one")
    elif not run("in a browser", "browser", CHROMIUM=browser, DJANGO_ALLOW_ASYNC_UNSAFE="true"):
        failed.append("the browser tests")

    print()
    for name in failed:
        print(f"FAILED: {name}")
    for name in missing:
        print(f"NOT TESTED: {name}")
    if not failed and not missing:
        print("Everything was tested.")
    return 1 if failed or (missing and os.environ.get("CI")) else 0


if __name__ == "__main__":
    sys.exit(main())
