"""Files as texts: in which encoding, and as they are at one moment."""

import os
import subprocess
import sys

import pytest

from pasdedeux.api import texts
from pasdedeux.diagnostics import Refused

REWRITES = """
import itertools, sys
for letter in itertools.cycle('ab'):
    with open(sys.argv[1], 'w') as file:
        for _ in range(400):
            file.write(letter * 5000)
            file.flush()
"""


def said(path):
    """The message with which a file is refused."""
    with pytest.raises(Refused) as refused:
        texts.read_text(path)
    return refused.value.diagnostics[0]


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_western_encodings(encoding, tmp_path) -> None:
    """A text in Latin-1 is refused at its byte, with the word that it is in and the way to another encoding."""
    path = tmp_path / "script.fountain"
    path.write_bytes("INT. LOFT - NIGHT\n\nKATYA\nUn café?\n".encode(encoding))
    message = said(path)
    assert message.code == "F102"
    assert "0xe9 on line 4 (byte 7 of it)" in message.consequence
    assert "`é` of “café”" in message.consequence
    assert "iconv -f cp1252 -t utf-8" in message.hint


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16(encoding, tmp_path) -> None:
    """UTF-16 is told with its mark and without it."""
    path = tmp_path / "script.fountain"
    path.write_bytes("INT. LOFT\n".encode(encoding))
    assert said(path).code == "F102"
    assert ("UTF-16" in said(path).message) == (encoding == "utf-16")


def test_a_byte_order_mark_is_no_letter(tmp_path) -> None:
    """A mark at the beginning of UTF-8 is left out."""
    path = tmp_path / "script.fountain"
    path.write_bytes(b"\xef\xbb\xbfINT. LOFT\r\n")
    assert texts.read_text(path).text == "INT. LOFT\r\n"


def test_a_file_that_changes_is_never_read_by_halves(tmp_path) -> None:
    """While another program writes it again and again, what is read is a whole version, or nothing and a message."""
    path = tmp_path / "script.fountain"
    path.write_text("a" * 2_000_000)
    writer = subprocess.Popen([sys.executable, "-c", REWRITES, str(path)])
    refused = whole = 0
    try:
        for _ in range(20):
            try:
                text = texts.read_text(path).text
            except Refused as refusal:
                assert "changes while it is read" in refusal.diagnostics[0].message
                refused += 1
            else:
                assert len(set(text)) <= 1
                whole += 1
    finally:
        writer.kill()
        writer.wait()
    assert refused + whole == 20


def test_a_pipe_is_read_though_it_has_no_size(tmp_path) -> None:
    """What is no regular file is read as it comes."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = subprocess.Popen([sys.executable, "-c", f"open({str(path)!r}, 'w').write('INT. LOFT')"])
    try:
        assert texts.read_text(path).text == "INT. LOFT"
    finally:
        writer.wait()
