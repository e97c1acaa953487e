"""One kind of error: something is not what it should be. Whoever reads stops at the first."""


class Refused(Exception):
    """Something is not what it should be. `rule` is the id in docs/protocol; `where` is the place in the file."""

    def __init__(self, rule):
        super().__init__(rule)
        self.rule, self.where = rule, None


def demand(condition, rule):
    if not condition:
        raise Refused(rule)


def at_place(where, work):
    """Runs `work`; a refusal inside is of this place."""
    try:
        return work()
    except Refused as refused:
        refused.where = refused.where or where
        raise
