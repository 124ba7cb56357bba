"""The workbook that a facilitator filled in: each line becomes what it would be in the wide CSV."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from pathlib import Path

from consultation.errors import InvalidFile
from consultation.exports.template_fields import DAY, LINES_BEFORE_ANSWERS, Field, fields
from consultation.intake.csv_file import Line
from consultation.intake.header import places
from consultation.intake.record import YEARS, Parsed, Problem, Record, read_record
from consultation.intake.workbook import column_letters, open_workbook
from consultation.intake.workbook_about import About, about
from consultation.intake.workbook_choices import Choices
from consultation.questions.model import Questionnaire, SeveralChoices
from consultation.store import references
from consultation.store.lines import SEPARATOR
from consultation.text import Words

NOON = time(12)


def records(path: Path, questionnaire: Questionnaire, words_in: Callable[[str], Words]) -> Iterator[Parsed]:
    """Yield each line of the sheet of answers as a record or as its problems, with sheet and column.

    A line has the same reference whenever it is read, so that importing a workbook twice is noticed. words_in: the
    words of a language, to recognise choices that are written in another one than the workbook's. Raises InvalidFile
    where the workbook itself is wrong: as `intake.workbook` has it, of another consultation, or with other columns.
    """
    book = open_workbook(_content(path), path.name)
    said = about(book, path.name, questionnaire)
    found = iter(list(book.lines(said.sheet)))  # read whole first: checking lines takes ten times as long
    header = next(found, None)
    if header is None:
        raise InvalidFile("error.import.empty", file=path.name)
    sheet = _Sheet.of(header, path, said, Choices(questionnaire, said, words_in))
    for line in found:
        if line.number > LINES_BEFORE_ANSWERS:
            yield sheet.read(line)


@dataclass(frozen=True)
class _Sheet:
    """What is known of the sheet of answers while its lines are read; `seen` counts lines that are alike."""

    about: About
    choices: Choices
    fields: tuple[Field, ...]
    place_of: Mapping[str, int]
    seen: Counter[str]
    now: datetime

    @classmethod
    def of(cls, header: Line, path: Path, said: About, choices: Choices) -> "_Sheet":
        asked = fields(choices.questionnaire)
        place_of = places(header.cells, [*(field.name for field in asked), DAY], path, [DAY])
        return cls(said, choices, asked, place_of, Counter(), datetime.now(UTC))

    def read(self, line: Line) -> Parsed:
        """Give the response of a line, or every problem of it."""
        cells, problems = self._cells(line)
        try:
            moment = self._moment(line)
        except InvalidFile as error:
            problems.append(Problem(line.number, DAY, error))
            moment = self.now
        found = read_record(line.number, {**self._before(line, moment), **cells}, self.choices.questionnaire)
        told = {problem.column for problem in problems}
        others = [problem for problem in found if problem.column not in told] if isinstance(found, list) else []
        if isinstance(found, Record) and not problems:
            return replace(found, sheet=self.about.sheet)
        order = {field.column: place for place, field in enumerate(self.fields)}
        in_order = sorted((*problems, *others), key=lambda problem: order.get(problem.column, len(order)))
        return [self._placed(problem) for problem in in_order]

    def _moment(self, line: Line) -> datetime:
        """Give noon of the day on which the answers were given, or now where none is said or it is today.

        Raises InvalidFile for what is no day, or one to come.
        """
        place = self.place_of.get(DAY, len(line.cells))
        cell = line.cells[place].strip() if place < len(line.cells) else ""
        if not cell:
            return self.now
        try:
            noon = datetime.combine(datetime.fromisoformat(cell).date(), NOON, UTC)
        except ValueError as error:
            raise InvalidFile("error.import.day", value=cell) from error
        if noon.year not in YEARS or noon.date() > self.now.date():
            raise InvalidFile("error.import.day", value=cell)
        return min(noon, self.now)

    def _before(self, line: Line, moment: datetime) -> dict[str, str]:
        whole = SEPARATOR.join(line.cells)
        self.seen[whole] += 1
        return {
            "reference": references.derived(self.about.workbook, whole, str(self.seen[whole])),
            "state": "submitted",
            "language": self.about.language,
            "synthetic": "0",
            "created_at": moment.isoformat(),
            "submitted_at": moment.isoformat(),
        }

    def _cells(self, line: Line) -> tuple[dict[str, str], list[Problem]]:
        """Turn the cells into those of the wide CSV; choices in another language are problems already."""
        cells = dict.fromkeys(self.choices.questionnaire.columns, "")
        problems: list[Problem] = []
        for field in self.fields:
            place = self.place_of[field.name]
            try:
                cell = self.choices.code(field, line.cells[place].strip() if place < len(line.cells) else "")
            except InvalidFile as error:
                problems.append(Problem(line.number, field.column, error))
                continue
            if cell:
                several = isinstance(field.question, SeveralChoices) and cells[field.column]
                cells[field.column] = f"{cells[field.column]}{SEPARATOR}{cell}" if several else cell
        return cells, problems

    def _placed(self, problem: Problem) -> Problem:
        """Say where in the sheet a problem is, as the spreadsheet program names the column."""
        name = next((field.name for field in self.fields if field.column == problem.column), None)
        name = DAY if problem.column == DAY else name
        column = f"{column_letters(self.place_of[name] + 1)} ({problem.column})" if name else problem.column
        return replace(problem, sheet=self.about.sheet, column=column)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InvalidFile("error.import.unreadable", file=path.name) from error
