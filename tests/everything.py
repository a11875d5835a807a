"""All tests, and at the end by name what could not be tested here: `make test-all`.

It only finds what it needs: Chromium on the machine, or at CHROMIUM; Java on the machine and the W3C's checker of
HTML and CSS (npm's vnu-jar) at VNU_JAR.
In CI (CI=true) what was not tested counts as failed.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.browser.serving import chromium


def run(title: str, marks: str, **environment: str) -> bool:
    print(f"\n== {title}", flush=True)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", marks]
    if "CHROMIUM" not in environment:
        command += ["-n", "2", "--dist", "loadfile"]
    return subprocess.run(command, env=os.environ | environment, check=False).returncode == 0


def main() -> int:
    failed, missing = [], []
    if not run("what needs nothing but Python, on SQLite", "not browser and not checker"):
        failed.append("the tests on SQLite")

    browser = chromium()
    if not browser:
        missing.append("the browser tests: no Chromium found; set CHROMIUM to one")
    elif not run("in a browser", "browser", CHROMIUM=browser, DJANGO_ALLOW_ASYNC_UNSAFE="true"):
        failed.append("the browser tests")

    jar = os.environ.get("VNU_JAR", "")
    if not (shutil.which("java") and jar and Path(jar).is_file()):
        missing.append("whether HTML and CSS are valid: no Java, or no checker; set VNU_JAR to a vnu.jar")
    elif not run("by the W3C's checker", "checker"):
        failed.append("whether HTML and CSS are valid")

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
