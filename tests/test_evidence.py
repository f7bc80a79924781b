"""Evidence against the real models of botocore, on shapes that are small and have long been the same."""

import pytest

from handbook.evidence import EvidenceError, holds


@pytest.mark.parametrize(
    ("expression", "is_true"),
    [
        ('elbv2:TargetTypeEnum.enum has "alb"', True),
        ('elbv2:TargetTypeEnum.enum has "alb", "lambda"', True),
        ('elbv2:TargetTypeEnum.enum has "alb", "host"', False),
        ('elbv2:TargetTypeEnum.enum lacks "host"', True),
        ('elbv2:TargetTypeEnum.enum lacks "host", "alb"', False),
        ('elbv2:TargetTypeEnum.enum = "lambda", "ip", "instance", "alb"', True),
        ('elbv2:TargetTypeEnum.enum = "lambda", "ip", "instance"', False),
        ("route53:Bias.max = 99", True),
        ("route53:Bias.max = 100", False),
        ("route53:Bias.min = -99", True),
        ("route53:Bias.min = 99", False),
        ('route53:HealthCheckConfig.Type.doc ~ "TCP connection"', True),
        ('route53:HealthCheckConfig.Type.doc ~ "tcp CONNECTION"', True),
        ('route53:HealthCheckConfig.Type.doc ~ "zebra"', False),
        ('route53:CreateHostedZone().doc ~ "private"', True),
        ('route53:CreateHostedZone().doc ~ "zebra"', False),
        ('apigateway:ops has "FlushStageCache", "CreateRestApi"', True),
        ('apigateway:ops has "FlushStageCache", "FlushZebra"', False),
    ],
)
def test_an_expression_holds_or_does_not(expression, is_true):
    assert holds(expression) is is_true


@pytest.mark.parametrize(
    "expression",
    [
        'elbv2:TargetGroup.TargetType.enum has "alb"',
        'elbv2:DescribeTargetGroupsOutput.TargetGroups.TargetType.enum has "alb"',
        'dynamodb:AttributeValue.M.S.doc ~ "String"',
    ],
)
def test_a_path_steps_through_members_lists_and_maps(expression):
    assert holds(expression)


@pytest.mark.parametrize("expression", ['elbv2:TargetTypeEnum.enum   has\n "alb","ip"', " route53:Bias.max=99 "])
def test_white_space_means_nothing(expression):
    assert holds(expression)


@pytest.mark.parametrize("pattern", ["<p>", "&lt;", "  "])
def test_documentation_has_no_tags_and_single_spaces(pattern):
    assert not holds(f'route53:CreateHostedZone().doc ~ "{pattern}"')


def test_quotes_and_backslashes_in_a_text_are_written_with_a_backslash():
    assert not holds(r'route53:Bias.doc ~ "a \"zebra\""')
    assert holds(r'route53:CreateHostedZone().doc ~ "\\bprivate\\b"')


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("", "does not parse: it ends too early"),
        ("elbv2", "does not parse: it ends too early"),
        ("elbv2:TargetTypeEnum.enum", "does not parse: it ends too early"),
        ('elbv2:TargetTypeEnum.enum has "alb",', "does not parse: it ends too early"),
        ("elbv2:TargetTypeEnum.enum has alb", "does not parse at 'alb'"),
        ('elbv2:TargetTypeEnum.enum has "alb', "does not parse at '\"alb'"),
        ('elbv2:TargetTypeEnum.enum has "alb" "ip"', "does not parse at '\"ip\"'"),
        ("route53:Bias.max > 99", "does not parse at '> 99'"),
        ('route53:Bias.max = "99"', "does not parse at '\"99\"'"),
        ("route53:Bias.max = 9.5", "does not parse at '.5'"),
        ("Route53:Bias.max = 99", "does not parse at 'Route53:Bias.max = 99'"),
        ('apigateway:ops lacks "FlushStageCache"', "does not parse at 'lacks \"FlushStageCache\"'"),
    ],
)
def test_what_does_not_parse_is_shown_from_where_it_stops_making_sense(expression, message):
    with pytest.raises(EvidenceError) as error:
        holds(expression)
    assert str(error.value) == message


def test_a_number_longer_than_python_reads_does_not_parse():
    with pytest.raises(EvidenceError, match="does not parse"):
        holds(f"route53:Bias.max = {'9' * 5000}")


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ('elbv3:TargetTypeEnum.enum has "alb"', "no service is called 'elbv3'; the nearest is 'elbv2'"),
        ("zzzzzz:Bias.max = 99", "no service is called 'zzzzzz'"),
        ('elbv2:TargetTypEnum.enum has "a"', "no shape is called 'TargetTypEnum'; the nearest is 'TargetTypeEnum'"),
        (
            'elbv2:TargetGroup.TargetTyp.enum has "a"',
            "no member of TargetGroup is called 'TargetTyp'; the nearest is 'TargetType'",
        ),
        ('elbv2:TargetTypeEnum.Zzz.enum has "a"', "no member of TargetTypeEnum is called 'Zzz'"),
        ('elbv2:TargetGroup.enum has "a"', "elbv2:TargetGroup has no enumeration"),
        ("elbv2:TargetTypeEnum.max = 1", "elbv2:TargetTypeEnum has no max"),
        ("elbv2:TargetGroup.TargetType.max = 1", "elbv2:TargetGroup.TargetType has no max"),
        (
            'route53:CreateHostedZon().doc ~ "a"',
            "no operation is called 'CreateHostedZon'; the nearest is 'CreateHostedZone'",
        ),
        (
            'route53:CreateHostedZone().doc ~ "("',
            "the regular expression '(' is broken: missing ), unterminated subpattern at position 0",
        ),
    ],
)
def test_what_names_nothing_is_told_the_nearest_name(expression, message):
    with pytest.raises(EvidenceError) as error:
        holds(expression)
    assert str(error.value) == message
