"""Small, real files of every accepted kind, made in memory."""

from __future__ import annotations

import io
import struct
import wave
import zipfile
import zlib

from PIL import Image

_PARTS = {
    "docx": ("word/document.xml", "wordprocessingml.document.main+xml"),
    "xlsx": ("xl/workbook.xml", "spreadsheetml.sheet.main+xml"),
}


def picture(kind: str = "JPEG", size: tuple[int, int] = (64, 48), **options: object) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(out, kind, **options)
    return out.getvalue()


def box(name: bytes, content: bytes = b"") -> bytes:
    return struct.pack(">I", 8 + len(content)) + name + content


def movie(brand: bytes = b"isom", *compatible: bytes, content: bytes = b"\0" * 500) -> bytes:
    return box(b"ftyp", brand + b"\0\0\2\0" + b"".join(compatible)) + box(b"moov", b"\0" * 100) + box(b"mdat", content)


def sound() -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(b"\0\1" * 400)
    return out.getvalue()


def mp3(tag: bytes = b"") -> bytes:
    frame = b"\xff\xfb\x90\x00" + b"\0" * 413
    return tag + frame * 4


def pdf(objects: bytes = b"", packed: bytes | None = None) -> bytes:
    body = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog/Pages 2 0 R" + objects + b">>\nendobj\n"
    if packed is not None:
        data = zlib.compress(packed)
        body += b"5 0 obj\n<</Type/ObjStm/Filter/FlateDecode/N 1/First 4/Length %d>>stream\r\n" % len(data)
        body += data + b"\nendstream\nendobj\n"
    return body + b"trailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"


def office(kind: str = "docx", extra: dict[str, str] | None = None, types: str = "") -> bytes:
    part, mark = _PARTS[kind]
    override = f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.{mark}"/>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f"<Types>{override}{types}</Types>")
        archive.writestr(part, "<w:document/>")
        for name, content in (extra or {}).items():
            archive.writestr(name, content)
    return out.getvalue()


def archive(name: str = "run.class", content: bytes = b"\xca\xfe\xba\xbe") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr(name, content)
    return out.getvalue()


WEBM = bytes.fromhex("1a45dfa39f4286810142f7810142f2810442f381084282") + b"\x84webm" + b"\0" * 200
OGG = b"OggS\x00\x02" + b"\0" * 8 + b"\1\0\0\0\0\0\0\0" + b"\x01\x1e\x01vorbis" + b"\0" * 60
SAMPLES: dict[str, bytes] = {
    "photo.jpg": picture(),
    "photo.png": picture("PNG"),
    "photo.webp": picture("WEBP"),
    "photo.heic": movie(b"heic", b"mif1", b"heic"),
    "scan.pdf": pdf(),
    "patrol.mp4": movie(b"isom", b"isom", b"mp42"),
    "patrol.mov": movie(b"qt  ", b"qt  "),
    "patrol.webm": WEBM,
    "call.mp3": mp3(),
    "call.m4a": movie(b"M4A ", b"M4A ", b"isom"),
    "call.wav": sound(),
    "call.ogg": OGG,
    "letter.docx": office("docx"),
    "ledger.xlsx": office("xlsx"),
    "说明.txt": "店外经营，占用人行道约3平方米。\r\n".encode(),
}
