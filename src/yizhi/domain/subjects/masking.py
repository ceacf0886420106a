"""How personal values look to people who need not know them."""


def identity_number(value: str) -> str:
    """First three and last two characters; the rest as stars."""
    return value if len(value) < 8 else f"{value[:3]}{'*' * (len(value) - 5)}{value[-2:]}"


def phone(value: str) -> str:
    return value if len(value) < 7 else f"{value[:3]}****{value[-4:]}"


def address(value: str) -> str:
    """Down to the township; what is more exact is hidden."""
    for mark in ("街道", "镇", "乡"):
        head, found, rest = value.partition(mark)
        if found and rest:
            return f"{head}{found}***"
    return f"{value[:6]}***" if len(value) > 6 else value
