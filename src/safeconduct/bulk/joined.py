"""Files of Parquet joined to one without reading their rows: the run writes in parts and gives one file.

The bytes of the rows are copied as they stand; only the footer, which tells where each piece begins, is made anew. It is
written in Thrift's compact protocol (github.com/apache/parquet-format, parquet.thrift): a struct is kept here as a list of
fields (number, type, value), so that what this program does not know goes over as it is.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

MAGIC = b"PAR1"
TAIL = 8
AT_ONCE = 1 << 24
TRUE, FALSE, BYTE, DOUBLE, BINARY, LIST, SET, STRUCT = 1, 2, 3, 7, 8, 9, 10, 12
WHOLE_NUMBERS = (4, 5, 6)
# Numbers of the fields that are touched, by struct.
NUM_ROWS, ROW_GROUPS = 3, 4
COLUMNS, GROUP_OFFSET, ORDINAL = 1, 5, 7
CHUNK_OFFSET, METADATA = 2, 3
# Where pages begin is told twice; the second telling, an index within the file, is left out.
INDEXES = (4, 5, 6, 7)
OFFSETS_IN_METADATA = (9, 10, 11, 14)
LONG_LIST = 15

Field = tuple[int, int, Any]


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def varint(self) -> int:
        found = shift = 0
        while True:
            byte = self.data[self.at]
            self.at += 1
            found |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return found

    def number(self) -> int:
        found = self.varint()
        return (found >> 1) ^ -(found & 1)

    def some(self, size: int) -> bytes:
        self.at += size
        return self.data[self.at - size : self.at]

    def value(self, kind: int) -> Any:  # noqa: ANN401 - of any type of Thrift
        match kind:
            case 4 | 5 | 6:
                return self.number()
            case 8:
                return self.some(self.varint())
            case 12:
                return self.struct()
            case 9 | 10:
                head = self.some(1)[0]
                size = head >> 4 if head >> 4 < LONG_LIST else self.varint()
                return head & 15, [self.value(head & 15) for _ in range(size)]
            case 1 | 2 | 3:
                return self.some(1)
            case 7:
                return self.some(8)
            case _:
                raise ValueError(kind)

    def struct(self) -> list[Field]:
        fields: list[Field] = []
        number = 0
        while head := self.some(1)[0]:
            number = number + (head >> 4) if head >> 4 else self.number()
            kind = head & 15
            fields.append((number, kind, None if kind in (TRUE, FALSE) else self.value(kind)))
        return fields


def _varint(value: int) -> bytes:
    made = bytearray()
    while value > 127:
        made.append(value & 127 | 128)
        value >>= 7
    made.append(value)
    return bytes(made)


def _number(value: int) -> bytes:
    return _varint(value << 1 if value >= 0 else (-value << 1) - 1)


def _written(kind: int, value: Any) -> bytes:  # noqa: ANN401 - of any type of Thrift
    if kind in WHOLE_NUMBERS:
        return _number(value)
    if kind == BINARY:
        return _varint(len(value)) + bytes(value)
    if kind == STRUCT:
        return _struct(value)
    if kind in (LIST, SET):
        of, several = value
        size = len(several)
        head = bytes([size << 4 | of]) if size < LONG_LIST else bytes([240 | of]) + _varint(size)
        return head + b"".join(_written(of, one) for one in several)
    return bytes(value)


def _struct(fields: Sequence[Field]) -> bytes:
    made = bytearray()
    before = 0
    for number, kind, value in fields:
        step = number - before
        made += bytes([step << 4 | kind]) if 0 < step < LONG_LIST + 1 else bytes([kind]) + _number(number)
        made += b"" if kind in (TRUE, FALSE) else _written(kind, value)
        before = number
    return bytes(made) + b"\0"


def join_parquet(parts: Sequence[Path], target: Path) -> None:
    """Write the rows of all parts, which have the same columns, into one file, whole or not at all."""
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as out:
            out.write(MAGIC)
            footer: list[Field] = []
            groups: list[list[Field]] = []
            rows = 0
            for part in parts:
                footer, found = _copied(part, out)
                rows += _of(footer, NUM_ROWS)
                groups += found
            footer = _with(footer, NUM_ROWS, rows)
            ordered = [_with(group, ORDINAL, place) for place, group in enumerate(groups)]
            written = _struct(_with(footer, ROW_GROUPS, (STRUCT, ordered)))
            out.write(written + len(written).to_bytes(4, "little") + MAGIC)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _copied(part: Path, out: BinaryIO) -> tuple[list[Field], list[list[Field]]]:
    """Copy the rows of a part; its footer, and its groups of rows with their new places."""
    with part.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(size - TAIL)
        length = int.from_bytes(file.read(4), "little")
        file.seek(size - TAIL - length)
        footer = _Reader(file.read(length)).struct()
        moved = out.tell() - len(MAGIC)
        file.seek(len(MAGIC))
        _copy(file, out, size - TAIL - length - len(MAGIC))
    _, groups = _of(footer, ROW_GROUPS)
    return footer, [_moved(group, moved) for group in groups]


def _copy(file: BinaryIO, out: BinaryIO, size: int) -> None:
    while size:
        size -= out.write(file.read(min(size, AT_ONCE)))


def _moved(group: list[Field], by: int) -> list[Field]:
    kind, chunks = _of(group, COLUMNS)
    group = _with(group, COLUMNS, (kind, [_chunk_moved(chunk, by) for chunk in chunks]))
    return [_shifted(field, (GROUP_OFFSET,), by) for field in group]


def _chunk_moved(chunk: list[Field], by: int) -> list[Field]:
    metadata = [_shifted(field, OFFSETS_IN_METADATA, by) for field in _of(chunk, METADATA)]
    kept = [_shifted(field, (CHUNK_OFFSET,), by) for field in chunk if field[0] not in INDEXES]
    return _with(kept, METADATA, metadata)


def _shifted(field: Field, numbers: Sequence[int], by: int) -> Field:
    number, kind, value = field
    return (number, kind, value + by) if number in numbers else field


def _of(fields: Sequence[Field], number: int) -> Any:  # noqa: ANN401 - of any type of Thrift
    return next(value for found, _, value in fields if found == number)


def _with(fields: Sequence[Field], number: int, value: object) -> list[Field]:
    return [(found, kind, value if found == number else held) for found, kind, held in fields]
