"""Evidence: a fact proved from AWS's own API models, as the package botocore carries them.

An expression names a place in a model and says what must be true of it:

    elbv2:TargetTypeEnum.enum has "alb", "lambda"      the enumeration holds each of them
    elbv2:TargetTypeEnum.enum lacks "host"             it holds none of them
    appsync:RuntimeName.enum = "APPSYNC_JS"            it holds exactly these
    route53:Bias.max = 99                              largest number, length or count allowed
    route53:Bias.min = -99                             smallest
    elbv2:TargetGroupAttribute.Key.doc ~ "300 seconds" the documentation matches
    route53:CreateHostedZone().doc ~ "private"         … of an operation
    apigateway:ops has "FlushStageCache"               the service has these operations

A path steps from a shape through its members; a list or map steps into what it holds by itself.
`doc` is the documentation without tags and with white space squeezed; `~` searches it with a
case-insensitive regular expression.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import botocore.session
from botocore.exceptions import UnknownServiceError
from botocore.model import NoShapeFoundError, OperationNotFoundError, ServiceModel, Shape
from lark import Lark, Token, Transformer
from lark.exceptions import UnexpectedInput

from .problems import nearest

GRAMMAR = r"""
    expression: SERVICE ":" subject
    subject: path "." ENUM SET_TEST strings     -> enum
           | path "." BOUND "=" NUMBER          -> bound
           | path "." DOC "~" STRING            -> documentation
           | NAME "()" "." DOC "~" STRING       -> operation_documentation
           | "ops" "has" strings                -> operations
    path: NAME ("." NAME)*
    strings: STRING ("," STRING)*

    ENUM.2: "enum"
    BOUND.2: "max" | "min"
    DOC.2: "doc"
    SET_TEST: "has" | "lacks" | "="
    SERVICE: /[a-z0-9][a-z0-9-]*/
    NAME: /[A-Za-z_][A-Za-z0-9_]*/
    NUMBER: /-?[0-9]{1,18}(?![0-9])/
    STRING: /"(\\.|[^"\\])*"/
    %ignore /\s+/
"""


class EvidenceError(Exception):
    """The expression does not parse, or names something the models do not have."""


@dataclass(frozen=True)
class Expression:
    """A parsed expression: which service, which place, which test against which operands."""

    service: str
    kind: str  # enum, bound, documentation, operation_documentation, operations
    path: tuple[str, ...]
    test: str
    operands: tuple[str, ...]


class _Builder(Transformer[Token, Any]):
    """From the parse tree to an Expression, innermost first."""

    def STRING(self, token: Token) -> str:  # noqa: N802 (lark calls terminals by their name)
        return re.sub(r'\\(["\\])', r"\1", token[1:-1])

    def path(self, names: list[Token]) -> tuple[str, ...]:
        return tuple(str(name) for name in names)

    def strings(self, values: list[str]) -> tuple[str, ...]:
        return tuple(values)

    def enum(self, parts: list[Any]) -> tuple[Any, ...]:
        path, _, test, values = parts
        return "enum", path, str(test), values

    def bound(self, parts: list[Any]) -> tuple[Any, ...]:
        path, name, number = parts
        return "bound", path, str(name), (str(number),)

    def documentation(self, parts: list[Any]) -> tuple[Any, ...]:
        path, _, pattern = parts
        return "documentation", path, "~", (pattern,)

    def operation_documentation(self, parts: list[Any]) -> tuple[Any, ...]:
        name, _, pattern = parts
        return "operation_documentation", (str(name),), "~", (pattern,)

    def operations(self, parts: list[Any]) -> tuple[Any, ...]:
        return "operations", (), "has", parts[0]

    def expression(self, parts: list[Any]) -> Expression:
        service, subject = parts
        return Expression(str(service), *subject)


_PARSER = Lark(GRAMMAR, start="expression", parser="earley")


def parse(text: str) -> Expression:
    """Parse one expression; raises EvidenceError that points at the place where it stops making sense."""
    try:
        expression = _Builder().transform(_PARSER.parse(text))
    except UnexpectedInput as error:
        column = getattr(error, "column", -1)
        place = text[max(column - 1, 0) :] if column > 0 else ""
        raise EvidenceError(f"does not parse at {place!r}" if place else "does not parse: it ends too early") from None
    assert isinstance(expression, Expression)
    return expression


def holds(text: str) -> bool:
    """Whether the expression is true of the installed models; raises EvidenceError if it means nothing."""
    expression = parse(text)
    model = _model(expression.service)
    match expression.kind:
        case "operations":
            return set(expression.operands) <= set(model.operation_names)
        case "operation_documentation":
            return _matches(expression.operands[0], _operation(model, expression.path[0]).documentation)
        case "documentation":
            return _matches(expression.operands[0], _shape(model, expression.path).documentation)
        case "enum":
            return _enum_holds(_shape(model, expression.path), expression)
        case _:
            return _bound_holds(_shape(model, expression.path), expression)


def _enum_holds(shape: Shape, expression: Expression) -> bool:
    values = set(getattr(shape, "enum", ()) or ())
    if not values:
        raise EvidenceError(f"{_spelled(expression)} has no enumeration")
    operands = set(expression.operands)
    match expression.test:
        case "has":
            return operands <= values
        case "lacks":
            return not operands & values
        case _:
            return operands == values


def _bound_holds(shape: Shape, expression: Expression) -> bool:
    bound = shape.metadata.get(expression.test)
    if bound is None:
        raise EvidenceError(f"{_spelled(expression)} has no {expression.test}")
    return int(bound) == int(expression.operands[0])


def _spelled(expression: Expression) -> str:
    return f"{expression.service}:{'.'.join(expression.path)}"


@cache
def _model(service: str) -> ServiceModel:
    try:
        return _session().get_service_model(service)
    except UnknownServiceError:
        raise EvidenceError(_unknown("service", service, _session().get_available_services())) from None


@cache
def _session() -> botocore.session.Session:
    return botocore.session.get_session()


def _operation(model: ServiceModel, name: str) -> Any:
    try:
        return model.operation_model(name)
    except OperationNotFoundError:
        raise EvidenceError(_unknown("operation", name, model.operation_names)) from None


def _shape(model: ServiceModel, path: tuple[str, ...]) -> Shape:
    """Walk from the first name, a shape, through member names."""
    try:
        shape = model.shape_for(path[0])
    except NoShapeFoundError:
        raise EvidenceError(_unknown("shape", path[0], model.shape_names)) from None
    for name in path[1:]:
        members = _members(shape)
        if name not in members:
            raise EvidenceError(_unknown(f"member of {shape.name}", name, members))
        shape = members[name]
    return shape


def _members(shape: Shape) -> dict[str, Shape]:
    """The members one can step into; lists and maps are stepped through."""
    while shape.type_name in ("list", "map"):
        shape = shape.member if shape.type_name == "list" else shape.value
    return dict(getattr(shape, "members", {}))


def _unknown(kind: str, name: str, known: Any) -> str:
    hint = nearest(name, known)
    return f"no {kind} is called '{name}'" + (f"; the nearest is '{hint}'" if hint else "")


def _matches(pattern: str, documentation: str) -> bool:
    text = html.unescape(re.sub(r"<[^>]+>", "", documentation))
    try:
        return re.search(pattern, " ".join(text.split()), re.IGNORECASE) is not None
    except re.error as error:
        raise EvidenceError(f"the regular expression {pattern!r} is broken: {error}") from None
