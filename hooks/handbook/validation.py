"""A YAML document held against a model: the validated value, or every mistake in our own words."""

from __future__ import annotations

from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from .model import LANGUAGES
from .problems import Problem, nearest, quoted
from .source import Document, KeyPath


def validated(adapter: TypeAdapter[Any], document: Document, context: Mapping[str, Any]) -> tuple[Any, list[Problem]]:
    """The document as the adapter's type, or None and a problem for each mistake."""
    try:
        return adapter.validate_python(document.data, context=dict(context)), []
    except ValidationError as error:
        return None, [_explain(detail, document, adapter) for detail in error.errors(include_url=False)]


def _is_absent(detail: ErrorDetails) -> bool:
    return detail["type"] == "missing" or detail["input"] in (None, "")


def _explain(detail: ErrorDetails, document: Document, adapter: TypeAdapter[Any]) -> Problem:
    """One validation error as one problem in our words."""
    at = tuple(key for key in detail["loc"] if key != "[key]")
    where = ".".join(map(str, at))
    name = str(at[-1]) if at else ""
    rule, message, hint = "invalid-value", f"{where or 'the file'}: {detail['msg']}", ""
    match detail["type"]:
        case "handbook":
            context = detail["ctx"]
            rule, message, hint = context["rule"], f"{where}: {context['message']}", context["hint"]
        case "extra_forbidden":
            known = _fields(adapter, at[:-1])
            rule, message, hint = "unknown-field", f"'{where}' is not a field here", nearest(name, known)
        case "missing" | "string_type" | "string_too_short" if name in LANGUAGES and _is_absent(detail):
            rule, message = "missing-language", f"'{'.'.join(map(str, at[:-1]))}' lacks '{name}'"
        case "missing" if name in ("source", "checked"):
            rule, message = "missing-source", f"'{'.'.join(map(str, at[:-1])) or document.path}' lacks '{name}'"
        case "missing":
            rule, message = "missing-field", f"'{where}' is required"
        case "literal_error":
            message = f"{where}: {quoted(detail['input'])} is not one of {detail['ctx']['expected']}"
        case _:
            message = f"{where or 'the file'}: {_expected(detail)}, found {quoted(detail['input'])}"
    return Problem(document.path, document.line(at), rule, message, hint)


_EXPECTED = {
    "model_type": "a mapping",
    "dict_type": "a mapping",
    "tuple_type": "a list",
    "string_type": "a text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "date_type": "a date such as 2026-11-24",
    "string_too_short": "something",
    "too_short": "something",
    "string_pattern_mismatch": "an address that begins with https://",
}


def _expected(detail: ErrorDetails) -> str:
    """What should have stood here; pydantic's own words for what is not foreseen."""
    if detail.get("ctx", {}).get("class_name") == "Pair":
        return "expected {ko: …, en: …}"
    kind = _EXPECTED.get(detail["type"])
    return f"expected {kind}" if kind else detail["msg"]


def _fields(adapter: TypeAdapter[Any], at: KeyPath) -> list[str]:
    """Names of the fields that a mapping at this place may have."""
    kind: Any = adapter._type
    for key in at:
        kind = _inner(kind, str(key))
    if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
        return []
    return [field.alias or name for name, field in kind.model_fields.items()]


def _inner(kind: Any, key: str) -> Any:
    """The type found one step inside `kind`."""
    kind = _bare(kind)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        found = kind.model_fields.get(key)
        return _bare(found.annotation) if found else None
    arguments = get_args(kind)
    return _bare(arguments[1] if get_origin(kind) is dict else arguments[0]) if arguments else None


def _bare(kind: Any) -> Any:
    """The type without Annotated and without "or None"."""
    while get_origin(kind) in (Annotated, Union, UnionType):
        kind = next(argument for argument in get_args(kind) if argument is not type(None))
    return kind
