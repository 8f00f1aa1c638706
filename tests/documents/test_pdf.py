"""PDF: order from places, hidden text, hyphens, running text, errors."""

from __future__ import annotations

import pytest

from skillgap.documents import Document, NamedBytes, Reading, read_document
from skillgap.documents.page.rows import Page
from skillgap.documents.pdf.glyphs import PageReader
from skillgap.errors import EmptyDocumentError, UnreadableDocumentError
from tests.documents.make import box, column, pdf, text

MAIN = [
    f"Main line {word} goes on and on across the wide column"
    for word in ["one", "two", "three", "four", "five", "six", "seven"]
]
SIDE = [f"Side {word}" for word in ["alpha", "beta", "gamma", "delta", "epsilon"]]


def read(*pages: str, reading: Reading = "layout") -> Document:
    return read_document(NamedBytes("cv.pdf", pdf(*pages)), reading=reading)


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines]


def interleaved(*columns: list[str]) -> str:
    """Draw columns row by row, as table-minded programs do."""
    height = max(map(len, columns))
    return "".join(lines[row] for row in range(height) for lines in columns if row < len(lines))


@pytest.mark.parametrize(("x_side", "x_main"), [(40, 200), (450, 40)])
def test_a_sidebar_is_read_apart_from_the_main_column(x_side: float, x_main: float) -> None:
    page = text(
        40,
        50,
        "Ada Lovelace, a headline that runs over the whole width of the page and both columns",
        size=12,
    )
    page += interleaved(column(x_side, 100, SIDE, step=15.5), column(x_main, 100, MAIN))
    found = texts(read(page))
    assert found[0].startswith("Ada")
    parts = [SIDE, MAIN] if x_side < x_main else [MAIN, SIDE]
    assert found[1:] == parts[0] + parts[1]


def test_the_stream_reading_follows_the_file() -> None:
    page = interleaved(column(40, 100, SIDE, step=21), column(200, 100, MAIN))
    assert texts(read(page, reading="stream"))[:3] == [f"{SIDE[0]} {MAIN[0]}", SIDE[1], MAIN[1]]


def test_a_file_read_twice_in_a_row_is_searched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """It holds for both readings, in either order, and what one of them drops stays for the other."""
    pages = [
        text(40, 30, "Ada Lovelace")
        + interleaved(column(40, 100, SIDE, step=21), column(200, 100, MAIN))
        + text(280, 820, f"Page {number} of 2")
        for number in (1, 2)
    ]
    other = [text(40, 30, "Grace Hopper")]
    order: list[Reading] = ["layout", "stream", "layout"]
    alone = {reading: (read(*other), read(*pages, reading=reading))[1] for reading in order}
    read(*other)
    searched: list[int] = []
    search = PageReader.read

    def counted(reader: PageReader) -> Page:
        searched.append(reader.number)
        return search(reader)

    monkeypatch.setattr(PageReader, "read", counted)
    assert [read(*pages, reading=reading) for reading in order] == [alone[reading] for reading in order]
    assert searched == [1, 2]
    assert "Page 2 of 2" in alone["stream"].text
    assert "Page 2 of 2" not in alone["layout"].text


def test_three_columns_are_read_one_by_one() -> None:
    columns = [column(x, 100 + shift, [f"{name}{row} word" for row in range(5)]) for x, shift, name in
               ((40, 0, "a"), (220, 5, "b"), (400, 9, "c"))]  # fmt: skip
    document = read(interleaved(*columns))
    assert [line.text[0] for line in document.lines] == ["a"] * 5 + ["b"] * 5 + ["c"] * 5
    assert sorted({line.column for line in document.lines}) == [0, 1, 2]


def test_a_right_aligned_date_belongs_to_its_line() -> None:
    page = ""
    for index, (title, date, x) in enumerate(
        [("Engineer, Acme", "2019 - 2021", 480), ("Analyst, Beta", "2017", 513)]
    ):
        page += text(40, 100 + 60 * index, title) + text(x, 100 + 60 * index, date)
        page += text(
            40,
            114 + 60 * index,
            "Did things that took a long line of text to tell and then some more of it all",
        )
    assert texts(read(page))[0] == "Engineer, Acme 2019 - 2021"
    assert texts(read(page))[2] == "Analyst, Beta 2017"


def test_dates_in_a_left_column_are_read_with_their_rows() -> None:
    page = ""
    for index in range(4):
        page += text(40, 100 + 42 * index, f"20{10 + index}") + text(
            120, 100 + 42 * index, f"Post number {index} at a firm"
        )
        page += "".join(column(120, 114 + 42 * index, ["did one thing there", "did another thing there"]))
    assert texts(read(page))[:4] == ["2010 Post number 0 at a firm", "did one thing there", "did another thing there",
                                     "2011 Post number 1 at a firm"]  # fmt: skip


def test_a_sidebar_over_two_pages_does_not_interrupt_the_main_column() -> None:
    pages = [
        interleaved(column(40, 100, [f"{line} {page}" for line in SIDE], step=15.5),
                    column(200, 100, [f"{line} {page}" for line in MAIN]))
        for page in (1, 2)
    ]  # fmt: skip
    sides = ["Side" in line.text for line in read(*pages).lines]
    assert sides == [True] * 10 + [False] * 14


def test_running_feet_go_and_the_first_head_stays() -> None:
    pages = [
        text(40, 30, "Ada Lovelace")
        + text(40, 300, f"Body of page {name}")
        + text(280, 820, f"Page {number} of 2")
        for number, name in ((1, "one"), (2, "two"))
    ]
    assert texts(read(*pages)) == ["Ada Lovelace", "Body of page one", "Body of page two"]


def test_letter_spaced_headings_are_closed() -> None:
    page = text(40, 100, "E X P E R I E N C E") + text(40, 130, "SKILLS AND TOOLS", before="3 Tc")
    assert texts(read(page)) == ["EXPERIENCE", "SKILLS AND TOOLS"]


def test_words_broken_at_line_ends_are_closed_and_typed_hyphens_kept() -> None:
    page = "".join(
        column(
            40,
            100,
            ["We made infra-", "structure for a well-", "known shop with scikit-", "learn, which was good"],
        )
    )
    assert (
        " ".join(texts(read(page)))
        == "We made infrastructure for a well-known shop with scikit-learn, which was good"
    )


def test_bold_size_and_place_are_told() -> None:
    document = read(text(40, 100, "Skills", size=14, font="F2") + text(40, 130, "Python and more"))
    heading, body = document.lines
    assert (heading.bold, heading.size, body.bold, body.size) == (True, 14.0, False, 10.0)
    assert heading.box is not None
    assert heading.box.left == pytest.approx(40, abs=2)
    assert heading.box.top < 100 < heading.box.bottom
    assert heading.block != body.block


def test_bullets_are_drawn_or_written() -> None:
    page = text(60, 100, "\x95 Wrote a thing") + box(48, 113, 4, 4, "0 0 0") + text(60, 118, "Drew a thing")
    assert [(line.text, line.bullet) for line in read(page).lines] == [
        ("• Wrote a thing", True),
        ("• Drew a thing", True),
    ]


@pytest.mark.parametrize(
    "unseen",
    [
        text(40, 200, "Kubernetes Rust", before="1 1 1 rg"),
        text(40, 200, "Kubernetes Rust", before="3 Tr"),
        text(40, 200, "Kubernetes Rust", size=1),
        text(900, 200, "Kubernetes Rust"),
        box(30, 180, 200, 40, "0.1 0.1 0.4") + text(40, 200, "Kubernetes Rust", before="0.1 0.1 0.4 rg"),
        text(40, 200, "Kubernetes Rust") + box(30, 180, 200, 40, "1 1 1"),
    ],
    ids=["white", "mode 3", "tiny", "off the page", "colour of its ground", "covered"],
)
def test_unseen_text_is_reported_and_never_read(unseen: str) -> None:
    document = read(text(40, 100, "Python developer") + unseen)
    assert texts(document) == ["Python developer"]
    assert [hidden.text for hidden in document.hidden] == ["Kubernetes Rust"]
    assert "hidden-text" in [warning.code for warning in document.warnings]


def test_white_text_on_a_dark_ground_is_read() -> None:
    document = read(
        box(0, 0, 200, 842, "0.1 0.2 0.3")
        + text(40, 100, "Kubernetes", before="1 1 1 rg")
        + text(250, 100, "Ada")
    )
    assert "Kubernetes" in document.text
    assert not document.hidden


def test_rotated_text_is_dropped() -> None:
    page = text(40, 100, "Upright text of a page") + "BT /F1 10 Tf 0 1 -1 0 20 300 Tm (Sideways) Tj ET\n"
    assert texts(read(page)) == ["Upright text of a page"]


def test_an_empty_page_is_an_error() -> None:
    with pytest.raises(EmptyDocumentError, match="no text"):
        read("")


def test_a_damaged_file_is_an_error() -> None:
    with pytest.raises(UnreadableDocumentError, match="damaged") as caught:
        read_document(NamedBytes("cv.pdf", b"%PDF-1.4\nnothing of use"))
    assert caught.value.hint


def test_a_damaged_page_is_left_out_and_said_so() -> None:
    whole = pdf(text(40, 100, "Ada Lovelace"), text(40, 100, "writes programs"))
    broken = whole.replace(b"7 0 obj\n<< /Type /Page ", b"7 0 obj\n[[ /Type /Page ")
    document = read_document(NamedBytes("cv.pdf", broken))
    assert document.text == "Ada Lovelace"
    assert [(warning.code, warning.page) for warning in document.warnings] == [("page-damaged", 2)]


def test_a_file_that_contradicts_its_page_is_read_by_the_page_and_doubted() -> None:
    lines = column(40, 100, [f"line number {count} of the page" for count in range(12)])
    mixed = [lines[index] for index in (7, 2, 11, 5, 0, 9, 4, 1, 10, 3, 8, 6)]
    document = read("".join(mixed))
    assert texts(document) == [f"line number {count} of the page" for count in range(12)]
    assert [(warning.code, warning.page) for warning in document.warnings] == [("order-doubtful", 1)]
    assert read("".join(lines)).warnings == ()


def test_columns_drawn_row_by_row_explain_the_order_of_the_file() -> None:
    left = [f"left column says {count} words" for count in range(10)]
    right = [f"right column has {count} others" for count in range(7)]
    drawn = [
        *(text(40, 100 + 14 * index, line) for index, line in enumerate(left)),
        *(text(320, 105 + 15 * index, line) for index, line in enumerate(right)),
    ]
    drawn.sort(key=lambda piece: -float(piece.split(" Tm")[0].split()[-1]))
    document = read("".join(drawn))
    assert texts(document) == left + right
    assert document.warnings == ()


def test_a_sidebar_whose_lines_pair_with_the_main_column_is_a_column_however_it_is_drawn() -> None:
    side = ["Contact me here", "ada at example", "plus one two three", "Skills I have", "Daily use of tools", "and more of them",
            "Often some others", "rarely a few more", "Education at home", "University of London"]  # fmt: skip
    main = [f"the main column tells a long story in its line number {count} here" for count in range(24)]
    pairs = [
        (text(40, 100 + 14 * row, side[row]) if row < len(side) else "") + text(220, 100 + 14 * row, line)
        for row, line in enumerate(main)
    ]
    document = read("".join(pairs))
    assert texts(document) == side + main


def test_a_word_drawn_in_pieces_far_apart_is_one_word() -> None:
    """Helvetica's "Love" is 2.222 wide at a size of 1; the file draws the second half last."""
    document = read(
        text(40, 100, "Love") + text(40, 120, "writes many programs") + text(40 + 22.23, 100, "lace")
    )
    assert texts(document) == ["Lovelace", "writes many programs"]
    apart = read(text(40, 100, "Love") + text(40, 120, "writes many programs") + text(40 + 25, 100, "lace"))
    assert texts(apart)[0] == "Love lace"


def test_gaps_inside_words_are_found_though_their_letters_are_known() -> None:
    """The first line teaches the widths; pdfium itself sees no space in a gap of 0.18 of the size."""
    gap = "BT /F1 10 Tf 1 0 0 1 40 702 Tm [(Ada) -180 (Lovelace)] TJ ET\n"
    kerned = "BT /F1 10 Tf 1 0 0 1 40 682 Tm [(Lo) 40 (ve) -30 (lace)] TJ ET\n"
    spaced = text(40, 180, "Lovelace Ada", before="4 Tc")
    document = read(text(40, 100, "Ada Lovelace Ada Lovelace") + gap + kerned + spaced)
    assert texts(document) == ["Ada Lovelace Ada Lovelace", "Ada Lovelace", "Lovelace", "Lovelace Ada"]


def test_letters_drawn_one_by_one_are_words() -> None:
    """Helvetica's "a", "d" and "e" are 0.556 wide."""
    letters = [text(40 + 5.56 * place, 100, letter) for place, letter in enumerate("added")]
    jump = [text(40 + 5.56 * place, 130 + 8 * (place > 2), letter) for place, letter in enumerate("added")]
    assert texts(read("".join(letters))) == ["added"]
    assert texts(read("".join(letters + jump)))[0] == "added"
    assert sorted(" ".join(texts(read("".join(letters + jump)))[1:]).split()) == ["add", "ed"]


def test_bold_and_regular_letters_make_one_word() -> None:
    page = text(40, 100, "ad", font="F2") + text(40 + 11.7, 100, "ded, again", font="F1")
    assert texts(read(page)) == ["added, again"]


def test_pages_set_sideways_are_read_upright() -> None:
    lines = "".join(
        f"BT /F1 10 Tf 0 1 -1 0 {100 + 14 * row} 100 Tm (sideways line {row} of text) Tj ET\n"
        for row in range(4)
    )
    assert texts(read(lines)) == [f"sideways line {row} of text" for row in range(4)]


def test_contact_data_beside_the_name_follow_the_name_and_the_headline() -> None:
    right = ["ada at example.com", "+44 20 555", "London, England", "example.com/ada"]
    page = text(40, 80, "Ada Lovelace", size=20) + text(40, 98, "Analyst of engines")
    page += "".join(
        text(x, 58 + 14 * row, line)
        for row, (line, x) in enumerate(zip(right, (471, 505, 481, 476), strict=True))
    )
    page += "".join(column(40, 140, ["Experience", *MAIN, *MAIN]))
    assert texts(read(page))[:7] == ["Ada Lovelace", "Analyst of engines", *right, "Experience"]


def test_the_headline_stays_with_the_name_above_a_sidebar() -> None:
    page = text(40, 60, "Augusta Ada King, Countess of Lovelace", size=24) + text(
        40, 80, "Analyst of engines"
    )
    page += interleaved(column(40, 120, SIDE, step=15.5), column(200, 120, MAIN))
    assert texts(read(page)) == ["Augusta Ada King, Countess of Lovelace", "Analyst of engines", *SIDE, *MAIN]


def test_icons_and_years_one_below_the_other_are_no_column() -> None:
    page = ""
    for index in range(4):
        page += text(40, 106 + 42 * index, f"20{10 + index}")
        page += "".join(
            column(70, 100 + 42 * index, [f"Post number {index} at a firm", "did one thing there"], step=12)
        )
    assert [line.column for line in read(page).lines] == [0] * 12


def test_a_right_sidebar_does_not_swallow_the_text_that_goes_on_on_the_next_page() -> None:
    first = interleaved(
        column(450, 100, [f"{line} of them" for line in SIDE * 5], step=15.5), column(40, 100, MAIN * 4)
    )
    second = "".join(
        column(40, 100, [f"{line}, over the whole width of the page to its edge" for line in MAIN])
    )
    sides = ["Side" in line.text for line in read(first, second).lines]
    assert sides == [False] * 35 + [True] * 25
    headed = text(40, 80, "Publications", font="F2", size=13) + second
    sides = ["Side" in line.text for line in read(first, headed).lines]
    assert sides == [False] * 28 + [True] * 25 + [False] * 8


def test_a_row_is_never_cut_by_a_column_that_ends_above_it() -> None:
    """The place stands a hair higher than the date, which reaches over the gutter of the lines below."""
    page = text(40, 100, "March 2019 to October 2021") + text(200, 99.9, "London")
    page += "".join(column(40, 114, ["one short", "two short", "three short", "four short"]))
    page += "".join(column(130, 119, ["other one", "other two", "other three", "other four"]))
    assert texts(read(page))[0] == "March 2019 to October 2021 London"


def test_letters_of_icon_fonts_are_not_text() -> None:
    plain = pdf(
        "".join(
            text(40, 100 + 14 * row, "E", font="F2") + text(52, 100 + 14 * row, f"line {row}")
            for row in range(3)
        )
    )
    icons = plain.replace(b"/BaseFont /Helvetica-Bold", b"/BaseFont /FontAwesome  ")
    assert read_document(NamedBytes("cv.pdf", plain)).text == "E line 0\nE line 1\nE line 2"
    assert read_document(NamedBytes("cv.pdf", icons)).text == "line 0\nline 1\nline 2"


def test_dates_drawn_before_all_posts_are_read_with_their_posts() -> None:
    dates = [
        text(40, 100 + 42 * index, f"03/20{10 + index} – 20{11 + index}".replace("–", "-"))
        for index in range(5)
    ]
    posts = [
        "".join(
            column(140, 100 + 42 * index, [f"Post {index} at a firm", "did one thing there", "and another"])
        )
        for index in range(5)
    ]
    found = texts(read("".join([*dates, *posts])))
    assert found[:4] == [
        "03/2010 - 2011 Post 0 at a firm",
        "did one thing there",
        "and another",
        "03/2011 - 2012 Post 1 at a firm",
    ]


def test_the_last_line_of_the_longer_column_stays_in_its_column() -> None:
    left = ["one short", "two short", "three short", "four short", "five short", "six, the last, is longer"]
    page = interleaved(
        column(40, 100, left), column(200, 107, ["other one", "other two", "other three", "other four"])
    )
    assert texts(read(page)) == [*left, "other one", "other two", "other three", "other four"]


def test_a_wide_gap_sets_the_end_of_a_line_apart():
    """It holds for what stands at the right edge, not for the gaps between words."""
    drawn = text(50, 700, "Data Engineer") + text(300, 700, "Westerfold")
    found = read("".join([drawn, *column(50, 680, MAIN)]))
    asides = {line.text: line.aside for line in found.lines}
    assert asides["Data Engineer Westerfold"] == "Westerfold"
    assert not any(asides[words] for words in MAIN)


def turned(x: float, y: float, words: str) -> str:
    """Draw a text that reads upwards, from y (counted from the top) on."""
    return f"BT /F2 9 Tf 0 1 -1 0 {x} {842 - y} Tm ({words}) Tj ET\n"


def test_headings_on_their_side_stand_above_the_text_beside_them() -> None:
    """It holds for each section; a stamp in the margin is left out."""
    page = "".join(column(90, 100, MAIN)) + "".join(column(90, 300, SIDE))
    page += turned(60, 185, "E X P ERI E N C E") + turned(60, 340, "SKILLS")
    page += turned(20, 700, "2101.00001v1 12 Jan 2021") + turned(500, 800, "OTHER")
    assert texts(read(page)) == ["EXPERIENCE", *MAIN, "SKILLS", *SIDE]


def test_bare_codes_of_fonts_without_a_map_are_read() -> None:
    """It holds for the dash, the bullet and the ligatures of fonts made by TeX."""
    page = text(40, 100, "Data Engineer 2019 \x15 2021")
    page += text(40, 120, "\x88 kept the \x1cles in order and everyone else happy")
    bare = pdf(page).replace(b" /Encoding /WinAnsiEncoding", b"")
    found = texts(read_document(NamedBytes("cv.pdf", bare)))
    assert found[0] == "Data Engineer 2019 – 2021"


def bold(x: float, y: float, words: str) -> str:
    return text(x, y, words, font="F2")


def test_headings_and_dates_in_the_margin_of_a_table_stay_with_their_rows() -> None:
    """It holds for tables drawn row by row, the headings alone in their rows."""
    page, y, expected = "", 100.0, []
    for heading, dates in (
        ("Work", ["2019 - 2021", "since 2021"]),
        ("Studies", ["2012 - 2015"]),
        ("Talks", []),
    ):
        page += bold(40, y, heading)
        expected.append(heading)
        for date in dates:
            page += (
                text(40, y + 14, date)
                + bold(170, y + 14, "Data Engineer")
                + text(170, y + 28, "Nova Freight")
            )
            expected += [f"{date} Data Engineer", "Nova Freight"]
            y += 28
        page += text(170, y + 14, "and some more of it")
        expected.append("and some more of it")
        y += 28
    assert texts(read(page)) == expected


def test_dates_at_the_right_edge_of_the_main_column_belong_to_it_beside_a_sidebar() -> None:
    page = ""
    for index in range(4):
        y = 100 + 60 * index
        page += text(40, y, f"Firm {index}") + text(250, y, f"20{10 + index} - 20{11 + index}")
        page += "".join(column(40, y + 14, ["an engineer of data", "kept the trains on time"]))
    page += "".join(column(380, 97, SIDE, step=37))
    found = texts(read(page))
    assert found[0] == "Firm 0 2010 - 2011"
    assert found[-5:] == SIDE


def test_a_grid_of_cards_is_read_row_by_row() -> None:
    """It holds for cards drawn one after the other; the same cards drawn column by column are columns."""
    cards = {
        name: column(x, y, [f"Card {name}", "an engineer", "of odd things"])
        for name, x, y in [("A", 40, 100), ("B", 320, 100), ("C", 40, 180), ("D", 320, 180)]
    }

    def firsts(order: str) -> str:
        page = read("".join("".join(cards[name]) for name in order))
        return "".join(line[-1] for line in texts(page) if line.startswith("Card"))

    assert [firsts("ABCD"), firsts("ACBD")] == ["ABCD", "ACBD"]


def test_two_short_lists_side_by_side_under_headings_are_columns() -> None:
    left = [
        bold(40, 100, "Certificates"),
        text(40, 114, "Steam licence (2020)"),
        text(40, 128, "Boiler pass (2021)"),
    ]
    right = [bold(320, 100, "Strengths"), text(320, 114, "Engines, poems")]
    assert texts(read("".join(left + right))) == [
        "Certificates", "Steam licence (2020)", "Boiler pass (2021)", "Strengths", "Engines, poems",
    ]  # fmt: skip


def test_headings_that_hang_in_the_margin_stand_above_their_text() -> None:
    """It holds for words; dates and the names of lists stay on their lines."""
    parts = {"Profile": MAIN[:2], "Experience": MAIN[2:], "Skills": SIDE[:2]}
    page, y, expected = "", 100.0, []
    for heading, lines in parts.items():
        page += text(40, y, heading) + "".join(column(120, y, lines))
        expected += [heading, *lines]
        y += 14 * len(lines) + 6
    assert texts(read(page)) == expected


def test_labels_of_a_form_stay_with_their_values() -> None:
    rows = [
        ("Dates", "2019 - 2021"),
        ("Occupation held", "Data Engineer"),
        ("Employer", "Nova Freight of Leeds"),
    ] * 2
    page = "".join(
        text(40, 100 + 14 * at, label) + text(200, 100 + 14 * at, value)
        for at, (label, value) in enumerate(rows)
    )
    assert texts(read(page)) == [f"{label} {value}" for label, value in rows]


def test_centred_headings_between_lines_at_the_left_are_no_column() -> None:
    page, expected = "", []
    for at, heading in enumerate(["Profile", "Career", "Studies", "Skills", "Talks", "Prizes", "Hobbies"]):
        page += text(300, 100 + 60 * at, heading) + "".join(
            column(40, 125 + 60 * at, ["Lines at", "the left"])
        )
        expected += [heading, "Lines at", "the left"]
    assert texts(read(page)) == expected


def test_the_last_line_of_a_short_cell_stays_in_it() -> None:
    """It holds though the cell beside it ends above that line, and text over the whole width follows."""
    page = "".join(column(40, 100, ["Nova Freight", "Leeds", "2019 - 2021"]))
    page += "".join(column(200, 100, ["Data Engineer there", "moved nine services to new machines"], step=20))
    page += text(40, 170, "Text over the whole width of the page that goes on and on behind both cells")
    assert texts(read(page))[:3] == ["Nova Freight", "Leeds", "2019 - 2021"]


def test_bullets_that_begin_under_the_dates_do_not_make_them_a_column() -> None:
    """It holds for posts set with tabs, whose bullets are short."""
    page, y, expected = "", 100.0, []
    for year in (2012, 2014, 2016):
        date = f"{year} - {year + 2}"
        page += text(40, y, date) + text(200, y, "Data Engineer") + text(200, y + 14, "Nova Freight")
        page += text(40, y + 28, "- tests")
        expected += [f"{date} Data Engineer", "Nova Freight", "• tests"]
        y += 42
    assert texts(read(page)) == expected


def test_lists_in_three_columns_under_text_of_one_column_are_columns() -> None:
    """It holds where the lines above end short of the gutters, with dates at the edge."""
    page = "".join(
        text(40, 60 + 20 * row, f"Post {row} at Nova") + text(460, 60 + 20 * row, f"Mar 201{row}")
        for row in range(4)
    )
    for x, lines in (
        (40, ["Steam", "Boilers", "2019"]),
        (220, ["Prose", "Odes, 2018"]),
        (400, ["Looms", "Cards"]),
    ):
        page += text(x, 150, lines[0], size=12, font="F2") + "".join(column(x, 166, lines[1:]))
    assert texts(read(page))[4:] == ["Steam", "Boilers", "2019", "Prose", "Odes, 2018", "Looms", "Cards"]
