"""JUnit's XML: a file is a test case, which fails if a finding makes the check fail.

https://github.com/testmoapp/junitxml describes what programs read of it.
"""

from hlreader.checker.reports.xml import HEAD, element, text
from hlreader.checker.runner import FileReport, Report


def render(report: Report) -> str:
    """Return the report as one suite of tests."""
    cases = [_case(file) for file in report.files]
    cases += [
        element(
            "testcase",
            {"name": error.file, "classname": "hlreader"},
            [element("error", {"message": str(error)})],
        )
        for error in report.errors
    ]
    counts = {
        "name": "hlreader",
        "tests": len(cases),
        "failures": sum(not file.passed for file in report.files),
        "errors": len(report.errors),
    }
    return HEAD + element("testsuites", counts, [element("testsuite", counts, cases)])


def _case(file: FileReport) -> str:
    lines = [
        f"{file.path}:{finding.place.line}:{finding.place.column}: {finding.code} {finding.told}"
        for finding in file.findings
    ]
    told = text("\n".join(lines)) + "\n"
    inside = []
    if file.failures:
        inside.append(element("failure", {"message": file.failures[0].message}, [told]))
    elif lines:
        inside.append(element("system-out", {}, [told]))
    return element("testcase", {"name": file.path, "classname": "hlreader"}, inside)
