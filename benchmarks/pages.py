"""How long the public pages of a running demonstration take; the reference is `/healthz`, which does next to nothing."""

import http.client
import re
import signal
import subprocess
import sys
import tempfile
from urllib.parse import urlsplit

from measure import Row, milliseconds, report, tiny


def main() -> None:
    runs = 2 if tiny() else 100
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "zerodraft", "demo", "--port", "0", "--data", f"{folder}/demo"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            try:
                report("pages", measure(server, runs))
            finally:
                server.send_signal(signal.SIGTERM)
                server.wait(timeout=10)


def measure(server: subprocess.Popen[str], runs: int) -> list[Row]:
    address = re.search(r"http://\S+", server.stdout.readline() if server.stdout else "")
    if not address:
        raise SystemExit("the demonstration did not start")
    connection = http.client.HTTPConnection(urlsplit(address[0]).netloc, timeout=10)

    def get(path: str) -> str:
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read().decode()
        if answer.status != http.HTTPStatus.OK:
            raise SystemExit(f"{path} answered {answer.status}")
        return body

    front = get("/")
    feed = re.search(r'href="(/[^"]+\.ics)"', front)
    meeting = re.search(r'href="(/meetings/[^"]+)"', front)
    letter = re.search(r'href="(/letters/[^"]+)"', front)
    idle = milliseconds(lambda: get("/healthz"), runs)
    paths = {"the programme": "/", "a meeting": meeting, "the letter": letter, "the calendar": feed}
    rows = []
    for name, found in paths.items():
        path = found if isinstance(found, str) else found[1] if found else "/"
        rows.append(Row(f"{name}, one reader", milliseconds(lambda path=path: get(path), runs), "ms", reference=idle))
        rows.append(
            Row(f"{name}, size", round(len(get(path).encode()) / 1000, 1), "kB", must=100 if path == "/" else None)
        )
    return rows


if __name__ == "__main__":
    main()
