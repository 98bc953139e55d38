"""The tables of a register as text: which columns each has, and their rows as they are written."""

import csv
from pathlib import Path

Cell = str | int | bool | None

COLUMNS = {
    "divisions": "code level name since until urban_rural households residents",
    "grids": "id division name zone households residents disputes incidents requests "
    "leader secretary since until",
    "agencies": "id division level name municipal_district officers station_officers "
    "community_officers auxiliaries since until",
    "stations": "id agency name divisions structure remote command_platform since until",
    "rooms": "id station name stands_in divisions host colocated sign plaques equipment "
    "culture_corner demonstration since until",
    "workstations": "id station room kind stands_in divisions host colocated sign plaques "
    "equipment culture_corner demonstration since until",
    "members": "staff_id kind agency station post joined left cpc_member competences "
    "newcomer_until",
    "assignments": "member place_kind place since until dedicated basis known_on",
    "duty_entries": "member role duty place_kind place start end in_community other_post "
    "ordered_by led_by reference",
    "dual_posts": "member place post since until how approved approved_by unpaid",
    "mentorships": "mentor mentee area since until",
    "trainings": "member need noted course form instructor done",
    "grid_teams": "grid compound officer auxiliaries community_workers building_heads since until",
    "teams": "id place_kind place kind members rota joint led_by led_by_public since until",
    "deliberations": "agency organ unit on",
    "contact_visits": "leader on place_kind place",
    "publications": "room channel kind on",
    "surveys": "place_kind place since until sampled satisfied feels_safe knows_officer "
    "saw_officer lawful rational calm civilised by_the_rules",
    "recognitions": "member kind on",
    "care_measures": "agency kind year count",
    "fundings": "place level year earmarked amount",
    "instruments": "issuer title kind on",
    "practices": "station room name since",
    "place_trends": "place kind since until count warned_on decided_on decision decision_sha256",
    "jurisdiction_lists": "agency item handled_by since until",
}
"""The columns of each table, as docs/tables.md has them; there is no point on the ground."""


class Book:
    """Every table of a register, as rows of text."""

    def __init__(self) -> None:
        """Begin with no rows."""
        self.rows: dict[str, list[list[str]]] = {table: [] for table in COLUMNS}

    def add(self, table: str, **cells: Cell) -> None:
        """Put a row at the end of a table; a column that is not named is empty."""
        columns = COLUMNS[table].split()
        if unknown := cells.keys() - set(columns):
            msg = f"{table} has no {sorted(unknown)}"
            raise KeyError(msg)
        self.rows[table].append([_text(cells.get(column)) for column in columns])

    def write(self, folder: Path) -> int:
        """Write every table as a file of that name.

        Returns:
            How many rows there are in all.
        """
        folder.mkdir(parents=True, exist_ok=True)
        for table, columns in COLUMNS.items():
            path = folder / f"{table}.csv"
            with path.open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow(columns.split())
                writer.writerows(self.rows[table])
        return sum(map(len, self.rows.values()))


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    return str(cell).lower() if isinstance(cell, bool) else str(cell)
