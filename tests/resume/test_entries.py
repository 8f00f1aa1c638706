"""Unusual sections of work are read: several titles, dates in odd places, breaks, contracts, forms in other languages."""

from __future__ import annotations

import pytest

from skillgap.month import Month
from skillgap.resume import parse_resume
from tests.resume.pages import page

TODAY = Month(2026, 11)
END = "\n\nEducation\nBSc Physics, University of Somewhere 2009"

NOVA = "Senior Data Engineer @ Nova Freight 2022-01..present"
NOVA_BEFORE = "Data Engineer @ Nova Freight 2019-03..2021-12"
ALMA = "Data Analyst @ Alma Foods 2016-07..2019-02"

SECTIONS = {
    "several titles, dates in brackets": (
        """
Nova Freight, Leeds
Senior Data Engineer (Jan 2022 – Present)
• Kafka.
Data Engineer (Mar 2019 – Dec 2021)
• Airflow.
Alma Foods, York
Data Analyst (Jul 2016 – Feb 2019)
• SQL.""",
        (NOVA, NOVA_BEFORE, ALMA),
    ),
    "several titles, the employer with its total time": (
        """
Nova Freight Mar 2019 – Present
Senior Data Engineer Jan 2022 – Present
• Kafka.
Data Engineer Mar 2019 – Dec 2021
• Airflow.
Alma Foods Jul 2016 – Feb 2019
Data Analyst Jul 2016 – Feb 2019
• SQL.""",
        (NOVA, NOVA_BEFORE, ALMA),
    ),
    "several titles, lengths of time": (
        """
Nova Freight
7 years 9 months
Senior Data Engineer
January 2022 - Present (4 years 11 months)
Leeds, England
Kafka and Flink.
Data Engineer
March 2019 - December 2021 (2 years 10 months)
Leeds, England
Alma Foods
Data Analyst
July 2016 - February 2019 (2 years 8 months)
York, England""",
        (NOVA, NOVA_BEFORE, ALMA),
    ),
    "bullets with running text behind the date": (
        """
• Senior Data Engineer, Nova Freight (Jan 2022 – Present): streaming with Kafka.
• Data Engineer, Nova Freight (Mar 2019 – Dec 2021) – batch loads for nine teams.
• Data Analyst, Alma Foods (Jul 2016 – Feb 2019): reports.""",
        (NOVA, NOVA_BEFORE, ALMA),
    ),
    "dates behind the text": (
        """
Senior Data Engineer
Nova Freight, Leeds
• Kafka.
Jan 2022 – Present

Data Engineer
Nova Freight, Leeds
• Airflow.
Mar 2019 – Dec 2021

Data Analyst
Alma Foods, York
• SQL.
Jul 2016 – Feb 2019""",
        (NOVA, NOVA_BEFORE, ALMA),
    ),
    "a line on tools under each date": (
        """
Senior Data Engineer, Nova Freight
Jan 2022 – Present
Technologies: Kafka, Flink, Python
• Streaming.
Data Analyst, Alma Foods
Jul 2016 – Feb 2019
Tech stack: Airflow, Spark
• Batch.""",
        (NOVA, ALMA),
    ),
    "employers alone": (
        """
Nova Freight, Jan 2022 – Present
Streaming platform for nine teams, written in Scala.
Alma Foods, Mar 2019 – Dec 2021
Batch loads in Airflow.""",
        (" @ Nova Freight 2022-01..present", " @ Alma Foods 2019-03..2021-12"),
    ),
    "freelance and contract work": (
        """
Freelance Data Consultant, 2021 – Present
• Clients: Nova Freight, Alma Foods.
Data Engineer (Contract), Nova Freight, Mar 2020 – Aug 2020
• Kafka.
Contractor – Alma Foods, Jan 2019 – Feb 2020""",
        (
            "Freelance Data Consultant @ Self-employed 2021-01..present",
            "Data Engineer (Contract) @ Nova Freight 2020-03..2020-08",
            "Contractor @ Alma Foods 2019-01..2020-02",
        ),
    ),
    "clients of a consultant": (
        """
Senior Consultant, Brightside Consulting, Jan 2019 – Present
Client: Harbour Bank (Mar 2021 – Dec 2022)
• Risk engine in Python.
Client: Nova Freight (Jan 2019 – Feb 2021)
• Kafka.
Consultant, Alma Advisory, Jan 2016 – Dec 2018
• SQL.""",
        (
            "Senior Consultant @ Brightside Consulting 2019-01..present",
            "Consultant @ Alma Advisory 2016-01..2018-12",
        ),
    ),
    "time away": (
        """
Data Engineer, Nova Freight, Mar 2022 – Present
• Kafka.
Career break (travel and caring), Jan 2021 – Feb 2022
Maternity leave — Mar 2020 – Dec 2020
Elternzeit, 09/2019 – 02/2020
Data Analyst, Alma Foods, Jul 2016 – Aug 2019
• SQL.""",
        ("Data Engineer @ Nova Freight 2022-03..present", "Data Analyst @ Alma Foods 2016-07..2019-08"),
    ),
    "the army and the university": (
        """
Sergeant, Signals Intelligence, British Army, 2012 – 2018
• Led a section of eight.
PhD Researcher, Institute of Odd Physics, Bern — Sep 2018 – Mar 2022
• Bayesian inference in Stan.
Doctoral Candidate, University of Nowhere, 2008 – 2012""",
        (
            "Sergeant, Signals Intelligence @ British Army 2012-01..2018-12",
            "PhD Researcher @ Institute of Odd Physics 2018-09..2022-03",
            "Doctoral Candidate @ University of Nowhere 2008-01..2012-12",
        ),
    ),
    "internships by season": (
        """
Data Science Intern, Nova Freight, Summer 2018
• Built things.
Teaching Assistant, University of Nowhere, Fall 2017 – Spring 2018
Research Intern, Alma Foods (Q3 2016 – Q1 2017)
Trainee, Harbour Bank — 07–09/2015
Machine Learning Intern @ Kestrel | June – August 2014""",
        (
            "Data Science Intern @ Nova Freight 2018-06..2018-08",
            "Teaching Assistant @ University of Nowhere 2017-09..2018-05",
            "Research Intern @ Alma Foods 2016-07..2017-03",
            "Trainee @ Harbour Bank 2015-07..2015-09",
            "Machine Learning Intern @ Kestrel 2014-06..2014-08",
        ),
    ),
    "an address for an employer's name": (
        """
Research Assistant - lab.somewhere.de 2010 - 2011
• SQL.
2008 - 2009 - lab.somewhere.de
Student Assistant
• R.""",
        (
            "Research Assistant @ lab.somewhere.de 2010-01..2011-12",
            "Student Assistant @ lab.somewhere.de 2008-01..2009-12",
        ),
    ),
    "German, in sentences": (
        """
seit 03/2022 Senior Data Engineer bei Nordlicht GmbH, Hamburg
Jan. 2019 – Feb. 2022 Datenanalyst bei Stadtwerke Köln
Sept. 2017 – Dez. 2018 Praktikant bei Alma Foods SE""",
        (
            "Senior Data Engineer @ Nordlicht GmbH 2022-03..present",
            "Datenanalyst @ Stadtwerke Köln 2019-01..2022-02",
            "Praktikant @ Alma Foods SE 2017-09..2018-12",
        ),
    ),
    "French, dates on their own lines": (
        """
Ingénieure de données – Banque Azur, Paris
Depuis mars 2022
• Spark
Analyste, Groupe Lumière, Lyon
De janvier 2019 à février 2022
• SQL""",
        (
            "Ingénieure de données @ Banque Azur 2022-03..present",
            "Analyste @ Groupe Lumière 2019-01..2022-02",
        ),
    ),
    "Spanish, parted by full stops": (
        """
Ingeniero de datos. Banco del Mar. Madrid
marzo de 2022 - actualidad
• Spark
Analista de datos. Frutas Soler S.L. Valencia
enero de 2019 – febrero de 2022""",
        (
            "Ingeniero de datos @ Banco del Mar 2022-03..present",
            "Analista de datos @ Frutas Soler S.L. 2019-01..2022-02",
        ),
    ),
}


@pytest.mark.parametrize("name", SECTIONS)
def test_a_section_of_work_is_read(name: str) -> None:
    """It holds that title, employer, start and end of every post are right, and nothing else is a post."""
    body, wanted = SECTIONS[name]
    found = parse_resume(
        page(f"Ada Fernweh\nada@example.com\n\nExperience{body}{END}"), today=TODAY
    ).positions
    told = [
        f"{p.title} @ {p.employer} {p.span.start}..{'present' if p.span.current else p.span.end}"
        for p in found
    ]
    assert told == list(wanted)
