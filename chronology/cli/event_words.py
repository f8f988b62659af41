"""What `add` was told of an event, before any of it is looked up."""

from dataclasses import dataclass

from chronology.cli.usage import bad_usage

#: The relations that have an option of their own, and whether `--by` can say how far.
RELATIONS = {"after": True, "before": True, "during": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWords:
    """The words of each option of `add`, as typed; "" and () where not given."""

    title: str
    when: str | None = None
    where: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    category: str | None = None
    source: tuple[str, ...] = ()
    claimant: str | None = None
    says_when: str | None = None
    says_where: str | None = None
    quote: str | None = None
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    during: tuple[str, ...] = ()
    by: str | None = None
    lasting: str | None = None
    status: str | None = None
    tag: tuple[str, ...] = ()
    describe: str | None = None

    def relations(self) -> list[tuple[str, str]]:
        """Return kind and other event of each relation, in the order of `RELATIONS`."""
        return [(kind, other) for kind in RELATIONS for other in getattr(self, kind)]

    def refuse_bad_usage(self) -> None:
        """Refuse options that mean nothing without others.

        Raises:
            click.UsageError: with the option that is missing or too many.
        """
        if not self.title.strip():
            raise bad_usage("The title is empty; say in a few words what happened.")
        for option in ("claimant", "says_when", "says_where", "quote"):
            if getattr(self, option) is not None and len(self.source) != 1:
                name = option.replace("_", "-")
                raise bad_usage(
                    f"--{name} says what one source says, so it needs exactly one --source;"
                    f" {len(self.source)} were given. Add the others with `chronology cite`."
                )
        if self.by is not None:
            self._refuse_bad_lag()

    def _refuse_bad_lag(self) -> None:
        related = self.relations()
        if len(related) != 1 or not RELATIONS[related[0][0]]:
            raise bad_usage(
                "--by says how long after or before one other event, so it needs exactly one"
                " --after or --before."
            )
