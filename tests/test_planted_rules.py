"""Every rule is proved on whole reports: somewhere its fault is planted in one that is right."""

from __future__ import annotations

from tests import test_date_rules, test_structure_rules, test_table_rules, test_wording_rules
from tests.texts import linter

FAMILIES = ("P", "S", "T2", "T3", "T4", "TS", "D", "L", "W")
OF_FILES = {"P-01", "P-02", "P-03"}  # whose faults lie in the file; see test_linter.py and test_structure_rules.py


def planted() -> set[str]:
    """The rules of which the tests of whole reports plant a fault, in docx and in text."""
    faults = (*test_structure_rules.FAULTS, *test_table_rules.FAULTS, *test_date_rules.FAULTS)
    return {*(fault.rule for fault in faults), *(rule for rule, *_ in test_wording_rules.PLANTED)}


def test_every_rule_has_its_fault_planted() -> None:
    rules = {rule.id for rule, _ in linter().rulebook.all_rules() if rule.id.split("-")[0] in FAMILIES}
    assert rules - planted() == OF_FILES
