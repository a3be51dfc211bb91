"""docs/data-map.md written from definitions/data_map.yaml: `python -m tests.guards.data_map`."""

from pathlib import Path

from tests.guards import sources

FILE: Path = sources.PROJECT / "docs" / "data-map.md"


def main() -> None:
    import django

    django.setup()
    from pertvarka.people.rights import data_map_page

    FILE.write_text(data_map_page.markdown(), encoding="utf-8")


if __name__ == "__main__":
    main()
