"""LibreOffice as a judge of our Word files: what it reads in them, what they look like, what accepting changes does."""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

_LIBRARY = "http://openoffice.org/2000/library"
_XLB = f"""<?xml version="1.0" encoding="UTF-8"?>
<library:library xmlns:library="{_LIBRARY}" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Changes"/></library:library>"""
_XBA = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Changes" script:language="StarBasic">
Sub Settle(source As String, target As String, command As String)
    Dim hidden(0) As New com.sun.star.beans.PropertyValue
    hidden(0).Name = "Hidden"
    hidden(0).Value = True
    document = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
    dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, Array())
    Dim filter(1) As New com.sun.star.beans.PropertyValue
    filter(0).Name = "FilterName"
    filter(0).Value = "Text (encoded)"
    filter(1).Name = "FilterOptions"
    filter(1).Value = "UTF8,LF"
    document.storeToURL(ConvertToURL(target), filter())
    document.close(True)
End Sub
</script:module>"""


@cache
def _program() -> str:
    found = shutil.which("soffice")
    if found is None:
        pytest.skip("LibreOffice is not installed (apt-get install libreoffice-writer)")
    return found


def text_of(data: bytes, folder: Path) -> str:
    """The words of a Word file as LibreOffice reads them, inserted and deleted ones too."""
    return _converted(data, folder, "txt:Text (encoded):UTF8").read_text("utf-8-sig")


def pdf_of(data: bytes, folder: Path) -> Path:
    """A Word file as LibreOffice prints it."""
    return _converted(data, folder, "pdf")


def rejected(data: bytes, folder: Path) -> str:
    """The words that are left when LibreOffice has rejected all changes."""
    return _settled(data, folder, ".uno:RejectAllTrackedChanges")


def accepted(data: bytes, folder: Path) -> str:
    """The words that are there when LibreOffice has accepted all changes."""
    return _settled(data, folder, ".uno:AcceptAllTrackedChanges")


def _converted(data: bytes, folder: Path, to: str) -> Path:
    source = folder / "file.docx"
    source.write_bytes(data)
    _run(folder, "--convert-to", to, "--outdir", str(folder), str(source))
    made = source.with_suffix("." + to.partition(":")[0])
    assert made.exists(), "LibreOffice could not open the file"
    return made


def _settled(data: bytes, folder: Path, command: str) -> str:
    basic = folder / "profile/user/basic/Standard"
    if not basic.exists():
        # A new profile is filled when it is used first, and would lose the macro.
        _run(folder, "--terminate_after_init")
        basic.mkdir(parents=True, exist_ok=True)
    (basic / "script.xlb").write_text(_XLB)
    (basic / "Changes.xba").write_text(_XBA)
    source, target = folder / "file.docx", folder / "settled.txt"
    source.write_bytes(data)
    target.unlink(missing_ok=True)
    _run(folder, f'macro:///Standard.Changes.Settle("{source}","{target}","{command}")')
    assert target.exists(), "LibreOffice could not open the file"
    return target.read_text("utf-8-sig")


def _run(folder: Path, *arguments: str) -> None:
    """Run it with a profile of its own, so that nobody's settings and no other run has a say."""
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [_program(), f"-env:UserInstallation={profile}", "--headless", "--norestore", *arguments],
        check=True,
        capture_output=True,
        timeout=180,
        env={**os.environ, "HOME": str(folder)},
    )
