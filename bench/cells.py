"""The input cells of the Progress Report in the publisher's places, for scripts that know no other layout."""


def cells() -> list[str]:
    """All 182 figures and flags, and the optional percents of A.1a and A.1b."""
    section_a = [f"{column}{row}" for row in range(16, 28) for column in "LM"]
    section_b = [f"D{row}" for row in range(36, 56, 2)] + [f"{column}{row}" for row in range(36, 56) for column in "GJ"]
    maternity = [f"{column}{row}" for row in [*range(66, 90), *range(91, 95)] for column in "KL"]
    behavioral = [f"M{row}" for row in [*range(102, 114), *range(115, 119)]]
    section_d = [f"M{first + row}" for first in range(130, 188, 6) for row in range(4)]
    return section_a + section_b + maternity + behavioral + section_d
