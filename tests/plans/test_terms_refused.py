"""Bad terms and bad routes: each one clear sentence with file, line and the term in words."""

from pathlib import Path

import pytest

from safeconduct.cli.main import run
from safeconduct.dates import whole_day
from safeconduct.errors import BadInput
from safeconduct.plans.find import plan_from_terms
from safeconduct.plans.from_file import people_from_file
from safeconduct.plans.rows import from_terms
from safeconduct.plans.terms.from_file import exchange_from_file
from safeconduct.plans.terms.place import terms_file

HEAD = '[exchange]\non = 2030-03-01\npowers = ["SM", "MC", "LI"]\nstages = 2\n'
ROUTES = """who,held_by,open_to,category,rank
aron,SM,MC,nurse,private
bela,SM,MC LI,seriously-wounded,private
cira,MC,SM,,general
dora,MC,SM,,
"""


def read(folder: Path, terms: str, *, routes: str = ROUTES, head: str = HEAD, name: str = "terms.toml") -> None:
    (folder / "routes.csv").write_text(routes, encoding="utf-8")
    (folder / name).write_text(head + terms, encoding="utf-8")
    exchange_from_file(folder / name, people_from_file(folder / "routes.csv"))


@pytest.mark.parametrize(
    ("term", "said"),
    [
        ('kind = "of"', r"terms.toml, line 6: .*is of no kind"),
        ('kind = "cap"', r"line 5: `term-1` \(kind = cap\) needs `count`"),
        ('kind = "cap"\ncount = -1', r"line 7: .*has a `count` that is `-1`; write a whole number of 0 or more"),
        ('kind = "cap"\ncount = true', r"`count` that is `true`"),
        ('kind = "cap"\ncount = 2\ncont = 1', r"line 8: .*`cont` that nothing reads; did you mean `count`"),
        ('kind = "cap"\ncount = 2\nstage = 3', r"line 8: .*a stage from 1 to 2"),
        ('kind = "offer"\nby = "SN"', r"names `SN`, which is no Power of this exchange; it is one of SM, MC, LI"),
        ('kind = "offer"', r"does not say who offers them"),
        ('kind = "offer"\nby = "SM"\npersons = ["arn"]', r"names `arn`, who is not in the routes; did you mean `aron`"),
        ('kind = "offer"\nby = "SM"\npersons = ["aron", "aron"]', r"names `aron` twice"),
        (
            'kind = "offer"\nby = "SM"\ncategory = "nurses"',
            r"a category that no row of the routes has; did you mean `nurse`",
        ),
        ('kind = "offer"\nby = "SM"\ncategory = "others"', r"`others`, which only a term between two Powers can"),
        ('kind = "offer"\nby = "SM"\ncategory = {age = [18, 25]}', r"an age without its day"),
        ('kind = "offer"\nby = "SM"\ncategory = {age = [25, 18], age_on = 2030-01-01}', r"the lower first"),
        ('kind = "offer"\nby = "SM"\ngroup = "hurt"', r"names the group `hurt`, which is not told"),
        ('kind = "one-for-one"\nbetween = ["SM", "SM"]', r"two Powers that differ"),
        ('kind = "one-for-one"\nbetween = ["SM", "MC"]\ncount = 3\nat_most = 2', r"cannot both be"),
        (
            'kind = "ratio"\ngive = {by = "SM", count = 0}\nfor = {by = "MC", count = 1}',
            r"line 7: .*whole number of 1 or more",
        ),
        ('kind = "ratio"\ngive = {by = "SM", count = 1}\nfor = {by = "SM", count = 1}', r"sets SM against itself"),
        ('kind = "together"\npersons = ["aron"]', r"together with nobody"),
        ('kind = "only-if"\nthen = {by = "SM"}\nif = {by = "MC"}', r"does not say how many"),
        (
            'kind = "only-if"\nthen = {by = "SM", persons = ["bela"]}\nif = {by = "MC", at_least = 1}',
            r"bargains over bela.*GC III",
        ),
        ('kind = "deal"\noffer = [{give = ["aron"]}]', r"needs `give` and `get`"),
        (
            'kind = "deal"\nsays = "MC"\noffer = [{give = ["aron"], get = ["cira"]}]',
            r"gives `aron`, whom MC does not hold",
        ),
        ('kind = "deal"\noffer = [{give = ["aron"], get = ["aron"]}]', r"stands on one side"),
        ('kind = "deal"\noffer = [{give = ["bela"], get = ["cira"]}]', r"bargains over bela"),
        ('kind = "all-for-all"\nbetween = ["SM", "MC"]\ncategory = "seriously-wounded"', r"GC III art. 109\(1\)"),
        ('kind = "rank-value"\nbetween = ["SM", "MC"]\ntable = "dix-hill"', r"no value for `no rank`"),
        ('kind = "cap"\ncount = 0\nby = "SM"', r"0 seats for 1 who are seriously wounded"),
        ('kind = "cap"\ncount = 0\ncategory = {rank = "private"}', r"0 seats for 1 who are seriously wounded"),
        ('kind = "fairness"\nbetween = ["SM", "MC"]\nslack = "1/0"', r"`1/0`; write a number of 0 or more"),
        (
            'kind = "only-if"\nthen = {by = "SM"}\nif = {by = "MC", category = "others", at_least = 1}',
            r"`others`, which",
        ),
        ('kind = "one-for-one"\nbetween = ["SM", "MC"]\ncategory = "others"\nof = "remains"', r"`others` of remains"),
        ('kind = "at-least"\ncount = 1\nbetween = ["SM", "MC"]', r'write each = "power" beside them'),
        ('kind = "at-least"\ncount = 1\nto = "MC"\neach = "power"', r"write `to` or `each`"),
        ('kind = "cap"\ncount = 10000000000', r"a whole number of 1000000000 or less"),
        ('kind = "cap"\ncount = 1\nto = ["MC"]', r"line 5: .*which is no Power of this exchange"),
        ('kind = "fairness"\nbetween = ["SM", "MC"]\nslack = -1', r"a number of 0 or more"),
    ],
)
def test_a_bad_term_is_one_sentence(tmp_path: Path, term: str, said: str) -> None:
    with pytest.raises(BadInput, match=said) as told:
        read(tmp_path, f"[[term]]\n{term}\n")
    assert "\n" not in str(told.value)


def test_groups_that_exclude_each_other_are_refused(tmp_path: Path) -> None:
    group = '[group.ours]\nheld_by = "SM"\n\n'
    with pytest.raises(BadInput, match=r"line 8: .*exclude each other: `by` is MC here and SM there"):
        read(tmp_path, f'{group}[[term]]\nkind = "offer"\nby = "MC"\ngroup = "ours"\n')


def test_a_group_that_excludes_whom_it_names_is_refused(tmp_path: Path) -> None:
    groups = '[group.ours]\nheld_by = "SM"\npersons = ["aron"]\n[group.theirs]\nheld_by = "MC"\npersons = ["aron"]\n'
    with pytest.raises(BadInput, match=r"line 8: the group `theirs` names `aron`, whom SM holds, and asks that MC"):
        read(tmp_path, f'{groups}[[term]]\nkind = "offer"\nby = "MC"\ngroup = "theirs"\n')


def test_a_term_between_two_powers_takes_no_group_of_one_side(tmp_path: Path) -> None:
    group = '[group.ours]\nheld_by = "SM"\n\n'
    with pytest.raises(BadInput, match=r"takes the group `ours`, which says `by` or `to`"):
        read(tmp_path, f'{group}[[term]]\nkind = "one-for-one"\nbetween = ["SM", "MC"]\ngroup = "ours"\n')


def test_ranks_are_asked_only_of_those_who_are_weighed(tmp_path: Path) -> None:
    read(
        tmp_path, '[[term]]\nkind = "rank-value"\nbetween = ["SM", "MC"]\ntable = "dix-hill"\ncategory = {unit = "7"}\n'
    )


def test_what_speaks_of_too_many_one_by_one_is_refused_before_memory_runs_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(from_terms, "MOST_WRITTEN", 3)
    terms = '[[term]]\nkind = "offer"\nby = "SM"\n' + 4 * '[[term]]\nkind = "cap"\ncount = 3\nby = "SM"\n'
    read(tmp_path, terms)
    people = people_from_file(tmp_path / "routes.csv")
    with pytest.raises(BadInput, match=r"line \d+: `term-\d` \(cap\) and the terms before speak of so many"):
        plan_from_terms(exchange_from_file(tmp_path / "terms.toml", people), people)


@pytest.mark.parametrize("key", ["name", "says", "because"])
@pytest.mark.parametrize("value", ["7", '"two\\nlines"', "[]"])
def test_words_about_a_term_are_text_in_one_line(tmp_path: Path, key: str, value: str) -> None:
    with pytest.raises(BadInput, match=f"line 7: .*has a `{key}` that is no text in one line") as told:
        read(tmp_path, f'[[term]]\nkind = "offer"\n{key} = {value}\nby = "SM"\n')
    assert "\n" not in str(told.value)


def test_two_terms_of_one_name_are_refused(tmp_path: Path) -> None:
    twice = '[[term]]\nname = "a"\nkind = "offer"\nby = "SM"\n'
    with pytest.raises(BadInput, match=r"line 9: `a` is the name of an earlier term \(line 5\)"):
        read(tmp_path, twice + twice)


def test_a_term_in_json_is_refused_with_its_line(tmp_path: Path) -> None:
    text = '{\n "exchange": {"on": "2030-03-01", "powers": ["SM", "MC"]},\n "term": [\n  {"kind": "offer", "by": "SM"},\n  {"kind": "cap"}\n ]\n}\n'
    with pytest.raises(BadInput, match=r"terms.json, line 5: `term-2`"):
        read(tmp_path, text, head="", name="terms.json")


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ('[exchange]\npowers = ["SM", "MC"]\n', "has no \\[exchange\\] with `on`"),
        ('[exchange]\non = 2030-03-01\npowers = ["SM"]\n', "line 3: `powers`"),
        ('[exchange]\non = 2030-03-01\npowers = ["SM", "XX"]\n', "line 3: .*`XX` is no Power"),
        ('[exchange]\non = 2030-03-01\npowers = ["SM", "MC"]\naims = ["fame"]\n', "line 4: `aims`"),
        ('[exchange]\non = 2030-03-01\npowers = ["SM", "MC"]\nstage = 2\n', "line 4: .*did you mean `stages`"),
        ("[exchange\n", "it is not TOML"),
    ],
)
def test_a_bad_head_is_one_sentence(tmp_path: Path, head: str, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        read(tmp_path, "", head=head)


@pytest.mark.parametrize(
    ("routes", "said"),
    [
        ("who,held_by\naron,SM\naron,SM\n", "line 3: `aron` stands in an earlier row"),
        ("who,held_by\naron,XX\n", "line 2: `XX` is no Power"),
        ("who,held_by,opento\naron,SM,MC\n", "line 2: there is no column `opento`; did you mean `open_to`"),
        ("who,held_by,born\naron,SM,2000-13-01\n", "line 2: .*does not exist"),
        ("who,held_by,kind\naron,SM,ghost\n", "line 2: kind is `ghost`"),
        ("who,held_by,on\naron,SM,2030-03-02\n", "the terms are of another day"),
        ("who,held_by\n", "holds no row"),
        ('who,held_by\naron,SM\n"bela,SM\ncira,SM\n', r"line 3: it is not CSV \(unexpected end of data\)"),
        ('"who,held_by\naron,SM\n', "line 1: it is not CSV"),
    ],
)
def test_bad_routes_are_one_sentence(tmp_path: Path, routes: str, said: str) -> None:
    (tmp_path / "routes.csv").write_text(routes, encoding="utf-8")
    with pytest.raises(BadInput, match=said):
        people_from_file(tmp_path / "routes.csv", whole_day("2030-03-01"))


def test_a_bad_line_of_json_is_told_by_its_number(tmp_path: Path) -> None:
    (tmp_path / "routes.jsonl").write_text('{"who": "aron", "held_by": "SM"}\n{"who": \n', encoding="utf-8")
    with pytest.raises(BadInput, match="line 2: it is not JSON"):
        people_from_file(tmp_path / "routes.jsonl")


def command_of(folder: Path, *options: str) -> list[str]:
    (folder / "routes.csv").write_text(ROUTES, encoding="utf-8")
    return ["plan", "find", str(folder / "terms.toml"), "--routes", str(folder / "routes.csv"), *options]


def test_contradictory_terms_are_told_with_file_and_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    terms = '[[term]]\nname = "two"\nkind = "at-least"\ncount = 2\n[[term]]\nname = "one"\nkind = "cap"\ncount = 1\n'
    terms += '[[term]]\nkind = "offer"\nby = "SM"\n'
    (tmp_path / "terms.toml").write_text(HEAD + terms, encoding="utf-8")
    assert run(command_of(tmp_path)) == 1
    told = capsys.readouterr()
    assert "terms.toml; these cannot stand together: `two` (line 5), `one` (line 9)" in told.err
    assert "At least 2 persons: everyone." in told.out


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--picture", "plan.pdf"), 2, "end its name in .svg or .png"),
        (("--picture", "no-such-folder/plan.svg"), 3, "the picture cannot be written"),
        (("--seconds", "0"), 2, "--seconds is 0; write a number above 0"),
        (("--seconds", "nan"), 2, "--seconds is nan"),
    ],
)
def test_what_cannot_be_done_leaves_nothing_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, str], code: int, said: str
) -> None:
    (tmp_path / "terms.toml").write_text(f'{HEAD}[[term]]\nkind = "offer"\nby = "SM"\n', encoding="utf-8")
    option, value = options
    told = str(tmp_path / value) if option == "--picture" else value
    assert run(command_of(tmp_path, option, told)) == code
    assert said in capsys.readouterr().err
    assert {path.name for path in tmp_path.iterdir()} == {"terms.toml", "routes.csv"}


@pytest.mark.parametrize("place", ["no-such-folder/roll.csv", "routes.csv/roll.csv", "."])
def test_a_roll_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str], place: str) -> None:
    (tmp_path / "terms.toml").write_text(f'{HEAD}[[term]]\nkind = "offer"\nby = "SM"\n', encoding="utf-8")
    assert run(command_of(tmp_path, "--roll", str(tmp_path / place))) == 3
    assert "the roll cannot be written to" in capsys.readouterr().err
    assert {path.name for path in tmp_path.iterdir()} == {"terms.toml", "routes.csv"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "line 1: it has no \\[exchange\\]"),
        (b"\xff\xfe", "is not text in UTF-8"),
        (b"[exchange", "terms.toml, line 1: it is not TOML"),
        (b"[exchange]\non = 2030-03-01\npowers = 7\n", "line 3: `powers` is `7`"),
        (b"[exchange]\non = 2030-03-01\npowers = ['SM', 'MC']\n[group]\na = 1\n", "the group `a` is `1`"),
        (b"term = [1]\n[exchange]\non = 2030-03-01\npowers = ['SM', 'MC']\n", "write each term as"),
    ],
)
def test_a_file_of_another_kind_is_told(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "terms.toml").write_bytes(content)
    (tmp_path / "routes.csv").write_text(ROUTES, encoding="utf-8")
    with pytest.raises(BadInput, match=said):
        exchange_from_file(tmp_path / "terms.toml", people_from_file(tmp_path / "routes.csv"))


def test_a_folder_is_no_file_of_terms(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        terms_file(tmp_path)


def test_bad_input_changes_nothing_and_exits_with_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "terms.toml").write_text(f'{HEAD}[[term]]\nkind = "cap"\n', encoding="utf-8")
    (tmp_path / "routes.csv").write_text(ROUTES, encoding="utf-8")
    roll = tmp_path / "roll.csv"
    command = [
        "plan",
        "find",
        str(tmp_path / "terms.toml"),
        "--routes",
        str(tmp_path / "routes.csv"),
        "--roll",
        str(roll),
    ]
    assert run(command) == 2
    assert not roll.exists()
    assert "needs `count`" in capsys.readouterr().err
