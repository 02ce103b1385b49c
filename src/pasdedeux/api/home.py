"""Reports that were made in a workshop, with their places in the text that was read last."""

from dataclasses import replace

from pasdedeux.analysis.checks.findings import Finding, Report
from pasdedeux.language import Workshop


def home(report: Report, workshop: Workshop) -> Report:
    """The report as it would be without the workshop."""

    def at_home(items: tuple[Finding, ...]) -> tuple[Finding, ...]:
        return tuple(replace(item, diagnostic=workshop.at_home(item.diagnostic)) for item in items)

    return replace(report, findings=at_home(report.findings), accepted=at_home(report.accepted))
