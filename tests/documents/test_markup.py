"""Sources that people write their resumes in for another program to set: LaTeX, Org, reStructuredText."""

from __future__ import annotations

import pytest

from skillgap.documents import Document, NamedBytes, read_document
from skillgap.errors import EmptyDocumentError
from skillgap.month import Month
from skillgap.resume import parse_resume

TODAY = Month(2026, 11)


def _read(name: str, text: str) -> Document:
    return read_document(NamedBytes(name, text.encode()))


def _posts(name: str, text: str) -> list[tuple[str, str, str, str]]:
    resume = parse_resume(_read(name, text), today=TODAY)
    return [
        (p.title, p.employer, str(p.span.start), "present" if p.span.current else str(p.span.end))
        for p in resume.positions
    ]


LATEX = r"""
\documentclass[11pt]{article} % set in 11 points
\usepackage{hyperref}
\newcommand{\job}[3]{\textbf{#1}, #2 \hfill #3 \par}
\begin{document}
{\Huge Ines Aalto} \\
\href{mailto:ines@example.org}{ines@example.org}
%\section{Left out}
\section*{Experience}
\cvevent{Data Engineer}{Nordlake Oy}{Mar 2021 -- Present}{Espoo, Finland}
\begin{itemize}[leftmargin=*]
  \item Cut costs by 30\% with C\# and \texttt{Airflow}, in K{\o}benhavn and Malm\"o.
\end{itemize}
\job{Analyst}{Fjordbank}{2018 -- 2020}
\section{Skills}
\begin{tabular}{r|p{10cm}}
\textbf{Languages} & Python, SQL \\
\end{tabular}
\end{document}
"""


def test_latex_is_read_as_its_page_would_say() -> None:
    document = _read("cv.tex", LATEX)
    assert document.format == "latex"
    assert "Cut costs by 30% with C# and Airflow, in København and Malmö." in document.text
    assert "Languages | Python, SQL" in document.text
    assert not any(word in document.text for word in ("Left out", "\\", "itemize", "11 points", "leftmargin"))
    assert [line.text for line in document.lines if line.heading] == ["Experience", "Skills"]
    assert document.links == ("mailto:ines@example.org",)


def test_posts_in_latex_have_title_employer_and_dates() -> None:
    assert _posts("cv.tex", LATEX) == [
        ("Data Engineer", "Nordlake Oy", "2021-03", "present"),
        ("Analyst", "Fjordbank", "2018-01", "2020-12"),
    ]


def test_latex_is_told_by_its_content() -> None:
    assert _read("cv.txt", LATEX).format == "latex"


def test_entries_of_unknown_commands_keep_their_arguments() -> None:
    text = r"""\begin{document}
\headedsection {\href{https://example.org}{Nordlake}} {\textsc{Oslo}} {
  \headedsubsection {Kernel engineer} {Jan 2016 -- Jul 2017} {\bodytext{Fixed drivers in C.}}
}
\end{document}"""
    lines = [line.text for line in _read("cv.tex", text).lines]
    assert lines == ["Nordlake", "Oslo", "Kernel engineer | Jan 2016 – Jul 2017", "Fixed drivers in C."]


def test_latex_whose_text_lies_in_other_files_says_so() -> None:
    only = "\\documentclass{awesome-cv}\n\\begin{document}\n\\input{cv/experience.tex}\n\\end{document}\n"
    with pytest.raises(EmptyDocumentError, match=r"cv/experience\.tex"):
        _read("cv.tex", only)
    some = _read("cv.tex", only.replace("\\input", "Ines Aalto\n\n\\input"))
    assert [warning.code for warning in some.warnings] == ["parts-missing"]


def test_a_definition_that_calls_itself_ends() -> None:
    text = r"\newcommand{\x}[1]{\x{#1} \x{#1}}\begin{document}\x{Python}\end{document}"
    assert "Python" in _read("cv.tex", text).text


ORG = """#+TITLE: Ines Aalto
#+OPTIONS: toc:nil
* Notes :noexport:
Not for readers.
* Experience
** Data Engineer at [[https://example.org][Nordlake]]
*** Mar 2021 - Present
- Built pipelines in *Python* and =Airflow=
- Stack :: Spark, Kafka
** FJORDBANK
:PROPERTIES:
:LOCATION: Oslo
:END:
*** Data Analyst
:PROPERTIES:
:FROM: <2018-03-01 Thu>
:TO: <2020-01-01>
:END:
#+BEGIN_SRC emacs-lisp
(setq x 1)
#+END_SRC
"""


def test_org_is_read_without_its_marks() -> None:
    document = _read("cv.org", ORG)
    assert document.format == "org"
    assert "• Built pipelines in Python and Airflow" in document.text
    assert "• Stack: Spark, Kafka" in document.text
    assert not any(word in document.text for word in ("Not for", "PROPERTIES", "setq", "toc", "[["))
    assert document.lines[0].heading == 1
    assert document.links == ("https://example.org",)


def test_posts_in_org_have_their_dates_from_drawers_too() -> None:
    found = _posts("cv.org", ORG)
    assert found[0] == ("Data Engineer", "Nordlake", "2021-03", "present")
    assert found[1][0] == "Data Analyst"
    assert found[1][2:] == ("2018-03", "2020-01")


REST = """===========
Ines Aalto
===========

.. image:: me.png
   :width: 20

Experience
----------

| **Data Engineer**
| Nordlake_, Espoo
| 3/2021 - 5/2023

* Built `pipelines <https://example.org>`_ in ``Airflow`` and *Python*

Skills
------
Python, snake_case, SQL

.. _Nordlake: https://nordlake.example
"""


def test_restructured_text_is_read_without_its_marks() -> None:
    document = _read("cv.rst", REST)
    assert document.format == "rst"
    assert [(line.text, line.heading) for line in document.lines if line.heading] == [
        ("Ines Aalto", 1),
        ("Experience", 2),
        ("Skills", 2),
    ]
    assert "• Built pipelines in Airflow and Python" in document.text
    assert "snake_case" in document.text
    assert "me.png" not in document.text
    assert document.links == ("https://example.org", "https://nordlake.example")
    assert _posts("cv.rst", REST) == [("Data Engineer", "Nordlake", "2021-03", "2023-05")]


PANDOC = """---
name: Ines Aalto
title: Resume
---
<style>
.cv-date { float: right }
</style>

{% include card.html %}

## :briefcase: Experience {#work .wide}

**Data Engineer** --- Nordlake, Oslo [2022 --- 2024]{.cv-date}<br>
Built [pipelines][1] in Spark[^2].

- **Fjordbank** — Analyst (2016–2019)
  - Reports in SQL

`10/2014 -`
__Seljord__ Statistician

[1]: https://example.org/pipelines

```python
print("not read")
```
"""


def test_what_jekyll_and_pandoc_add_to_markdown_is_not_text() -> None:
    document = _read("cv.md", PANDOC)
    assert [line.text for line in document.lines] == [
        "Ines Aalto",
        "Experience",
        "Data Engineer – Nordlake, Oslo 2022 – 2024",
        "Built pipelines in Spark.",
        "Fjordbank — Analyst (2016–2019)",
        "• Reports in SQL",
        "10/2014 -",
        "Seljord Statistician",
    ]
    assert document.links == ("https://example.org/pipelines",)


def test_posts_in_markdown_as_people_mark_them_up() -> None:
    assert _posts("cv.md", PANDOC) == [
        ("Data Engineer", "Nordlake", "2022-01", "2024-12"),
        ("Analyst", "Fjordbank", "2016-01", "2019-12"),
        ("Statistician", "Seljord", "2014-10", "present"),
    ]


def test_dashes_that_lead_to_the_end_of_a_line_are_a_gap() -> None:
    document = _read("cv.txt", "Experience\n\nData Engineer, Nordlake ------------------ Boston MA\n")
    assert document.lines[1].text == "Data Engineer, Nordlake Boston MA"
    assert document.lines[1].aside == "Boston MA"


def test_towns_before_a_code_without_a_comma_are_places() -> None:
    text = "Ines Aalto\n\nEXPERIENCE\n\n2018-2023    NORDLAKE, Data Engineer ------------------ Boston MA\n     Built pipelines.\n"
    assert _posts("cv.txt", text) == [("Data Engineer", "NORDLAKE", "2018-01", "2023-12")]


def test_commands_of_classes_that_hold_the_name() -> None:
    text = r"\begin{document}\header{Ines }{ Aalto}{data engineer}\section{Skills}Python\end{document}"
    document = _read("cv.tex", text)
    assert [(line.text, line.heading) for line in document.lines][:2] == [
        ("Ines Aalto", 1),
        ("data engineer", 0),
    ]


def test_a_team_behind_the_dates_is_no_employer() -> None:
    text = r"\begin{document}\section{Experience}\cvevent{Fjord Cargo}{Data Engineer}{2019 -- 2021}{Data \& Analytics}\end{document}"
    assert _posts("cv.tex", text) == [("Data Engineer", "Fjord Cargo", "2019-01", "2021-12")]


JAKE = r"""
\newcommand{\resumeSubheading}[4]{\vspace{-2pt}\item
  \begin{tabular*}{0.97\textwidth}[t]{l@{\extracolsep{\fill}}r}
    \textbf{#1} & #2 \\ \textit{\small#3} & \textit{\small #4} \\
  \end{tabular*}}
\newcommand{\resumeSubHeadingListStart}{\begin{itemize}[leftmargin=0.15in, label={}]}
\newcommand{\resumeSubHeadingListEnd}{\end{itemize}}
\begin{document}
\section{Experience}
\resumeSubHeadingListStart
  \resumeSubheading{Data Engineer}{June 2021 -- Mar. 2025}{Magic Lake}{Gilbert, AZ (Hybrid)}
\resumeSubHeadingListEnd
\begin{rSubsection}{Fjordbank, San Francisco}{May 2016 - August 2017}{Analyst}
\item Reports in SQL
\end{rSubsection}
\section{Skills}
\begin{itemize}\item \textbf{Languages}{: Python, SQL}\end{itemize}
\end{document}
"""


def test_commands_a_document_defines_are_followed() -> None:
    assert _posts("cv.tex", JAKE) == [
        ("Data Engineer", "Magic Lake", "2021-06", "2025-03"),
        ("Analyst", "Fjordbank", "2016-05", "2017-08"),
    ]
    assert [line.text for line in _read("cv.tex", JAKE).lines][-1] == "• Languages: Python, SQL"


def test_fields_named_by_years_are_posts() -> None:
    text = "Employment\n----------\n\n:2016-2018:\n  Data engineer at `Nordlake\n  <https://example.org>`_. Built pipelines.\n"
    assert _posts("cv.rst", text) == [("Data engineer", "Nordlake", "2016-01", "2018-12")]


def test_a_date_that_a_class_takes_in_two_arguments_is_one() -> None:
    text = r"\begin{document}\section{Experience}\twentyitem{Jan 2019 -}{Dec 2020}{Data Engineer}{Nordlake}{Espoo, Finland}{}\end{document}"
    assert _posts("cv.tex", text) == [("Data Engineer", "Nordlake", "2019-01", "2020-12")]


def test_latex_inside_org_is_read() -> None:
    text = (
        "* Experience\n#+BEGIN_EXPORT latex\n\\workposition{2017 -- May 2020}\n{Data Engineer}\n{Nordlake}{Espoo, Finland}\n"
        "#+END_EXPORT\n#+BEGIN_SRC latex\n\\usepackage{x}\n#+END_SRC\n"
    )
    assert _posts("cv.org", text) == [("Data Engineer", "Nordlake", "2017-01", "2020-05")]
    assert "usepackage" not in _read("cv.org", text).text


@pytest.mark.parametrize("name", ["cv.org", "cv.rst", "cv.md", "cv.tex"])
@pytest.mark.parametrize("part", ["*b ", "[[", "`a", "\\x{", "{%", "<a "])
def test_long_lines_of_marks_take_little_time(name: str, part: str) -> None:
    assert "Ines" in _read(name, f"Ines Aalto\n\n{part * 20_000}\n").text
