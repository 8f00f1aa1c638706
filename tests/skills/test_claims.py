"""Test what is said about a skill: absent, wished for, learnt, someone else's."""

from __future__ import annotations

import pytest

from skillgap.skills import Taxonomy, find_mentions


def said(text: str, taxonomy: Taxonomy) -> dict[str, str]:
    """Give what became of each skill: its state, or the rule that rejected it."""
    found = find_mentions(text, taxonomy, speaker="person")
    verdicts = {one.skill: one.rule for one in found.rejected}
    verdicts.update({id_: mention.state for id_, mention in found.mentions})
    return verdicts


@pytest.mark.parametrize(
    ("text", "skill", "verdict"),
    [
        ("I have no experience with Kubernetes.", "kubernetes", "negated"),
        ("I have never used AWS or Kubernetes.", "kubernetes", "negated"),
        ("Not familiar with PyTorch, but fluent in Python.", "pytorch", "negated"),
        ("Not familiar with PyTorch, but fluent in Python.", "python", "claimed"),
        ("No Docker so far, Terraform daily.", "docker", "negated"),
        ("No Docker so far, Terraform daily.", "terraform", "claimed"),
        ("A Kubernetes-free life", "kubernetes", "negated"),
        ("We haven't used TensorFlow.", "tensorflow", "negated"),
        ("Deployed without Docker.", "docker", "negated"),
        ("I would like to learn Kubernetes some day.", "kubernetes", "wish"),
        ("Interested in Kubernetes.", "kubernetes", "wish"),
        ("Currently learning Terraform.", "terraform", "learning"),
        ("Currently learning: Terraform and PyTorch", "pytorch", "learning"),
        ("Picking up: Terraform (working through the book), PyTorch", "pytorch", "learning"),
        ("I plan to study PyTorch in 2027.", "pytorch", "learning"),
        ("The models are written by others in PyTorch.", "pytorch", "third-party"),
        ("Machine learning with PyTorch", "pytorch", "claimed"),
        ("Not only Python but also PyTorch", "python", "claimed"),
        ("I have yet to use Kubernetes, but Docker daily.", "kubernetes", "negated"),
        ("Neither Java nor Python", "java", "negated"),
        ("Power BI instead of Tableau", "tableau", "negated"),
        ("Our vendor handled the Terraform scripts.", "terraform", "third-party"),
        ("Escalated outages to the Kubernetes team.", "kubernetes", "third-party"),
        ("AWS Certified Developer (exam scheduled for March)", "aws", "learning"),
        ("CompTIA A+ (2022), CompTIA Network+ (in progress)", "comptia-a-plus", "claimed"),
        ("Python, Docker (learning), Terraform", "docker", "learning"),
        ("Python, Docker (learning), Terraform", "python", "claimed"),
        ("Relevant coursework: Python, Docker", "docker", "learning"),
        ("AWS Certified Machine Learning – Specialty (planned for 2027)", "aws", "learning"),
        ("Liaised with the Azure team at head office", "azure", "third-party"),
        ("Built it in Azure with the data team", "azure", "claimed"),
        ("Helm was introduced by the platform team; Docker is mine.", "docker", "claimed"),
        ("Terraform is maintained by the platform team.", "terraform", "third-party"),
        ("Not responsible for the Kubernetes clusters.", "kubernetes", "negated"),
        ("Looking to move into Kubernetes", "kubernetes", "wish"),
        ("Replaced Jenkins without downtime by GitLab CI", "gitlab-ci", "claimed"),
        ("No production Terraform yet, but I read it daily.", "terraform", "negated"),
        ("No outage in the Terraform era", "terraform", "claimed"),
        ("No hands-on Terraform so far", "terraform", "negated"),
        ("Not exposed to Docker yet.", "docker", "negated"),
        ("Not yet any Docker.", "docker", "negated"),
        ("Bisher keine Erfahrung mit Kubernetes.", "kubernetes", "negated"),
        ("Ich habe noch nie mit Terraform gearbeitet.", "terraform", "negated"),
        ("Aucune expérience de Kubernetes, mais de Docker.", "kubernetes", "negated"),
        ("Je n'ai jamais utilisé Terraform.", "terraform", "negated"),
        ("Todavía no he trabajado con Docker.", "docker", "negated"),
        ("Sin conocimientos de Kubernetes.", "kubernetes", "negated"),
        ("Non ho mai usato Docker.", "docker", "negated"),
        ("Sem experiência em Kubernetes", "kubernetes", "negated"),
        ("Geen ervaring met Terraform", "terraform", "negated"),
        ("Ich möchte Kubernetes lernen.", "kubernetes", "wish"),
        ("J'aimerais apprendre Kubernetes un jour.", "kubernetes", "wish"),
        ("Me gustaría aprender Docker", "docker", "wish"),
        ("Ich lerne derzeit Terraform.", "terraform", "learning"),
        ("J'apprends Docker le soir.", "docker", "learning"),
        ("Aprendiendo: Terraform", "terraform", "learning"),
        ("Refreshing Docker in the evenings", "docker", "learning"),
        ("Long walks with Docker, my old beagle", "docker", "aside"),
        ("A greyhound called Terraform", "terraform", "aside"),
        ("Pandas of another kind, for a change", "pandas", "aside"),
        ("Docker heißt unser Kater.", "docker", "aside"),
        ("Worked with the data team (they run Terraform) on late events.", "terraform", "third-party"),
        ("Moved the team from Docker to Kubernetes.", "docker", "claimed"),
        ("TypeScript I can read, but others write it.", "typescript", "negated"),
        ("TypeScript I can write in my sleep.", "typescript", "claimed"),
        ("A lot of TypeScript that I will not defend.", "typescript", "claimed"),
        ("Kubernetes: never had the chance", "kubernetes", "negated"),
        ("Kubernetes : jamais pratiqué", "kubernetes", "negated"),
        ("Kubernetes: no vendor lock-in, one cluster per region", "kubernetes", "claimed"),
        ("Kubernetes: maybe next year", "kubernetes", "wish"),
        ("Git, Docker\nKubernetes is a wish.", "docker", "claimed"),
        ("Git, Docker\nKubernetes is a wish.", "kubernetes", "wish"),
        ("Not for me: TypeScript", "typescript", "negated"),
        ("I kept my distance from Kubernetes.", "kubernetes", "negated"),
        ("The front end is the web team's work (TypeScript).", "typescript", "third-party"),
        ("The app was outsourced (TypeScript); the API is mine, in Django.", "typescript", "third-party"),
        ("The app was outsourced (TypeScript); the API is mine, in Django.", "django", "claimed"),
        ("The app (TypeScript) is in other hands.", "typescript", "third-party"),
        ("Waiter at Café Kubernetes", "kubernetes", "aside"),
        ("One day a week I write Terraform.", "terraform", "claimed"),
        ("Kubernetes never came up.", "kubernetes", "negated"),
        ("Python (daily), Kubernetes (never).", "kubernetes", "negated"),
        ("Python, SQL. Not: Kubernetes, Terraform.", "terraform", "negated"),
        ("No knowledge of Kubernetes, good knowledge of Terraform.", "terraform", "claimed"),
        ("Account executive for Salesforce", "salesforce", "employer"),
        ("Written by an intern in TypeScript, rewritten by me in Python.", "typescript", "third-party"),
        ("Written by an intern in TypeScript, rewritten by me in Python.", "python", "claimed"),
        ("Hired as Kubernetes engineer.", "kubernetes", "claimed"),
        ("Left out nothing: Kubernetes, SQL, tests.", "kubernetes", "claimed"),
        ("Python, Docker\nTypeScript nur angeschaut", "docker", "claimed"),
        ("Python, Docker\nTypeScript nur angeschaut", "typescript", "negated"),
        ("Storyboards on paper, never in TypeScript", "typescript", "negated"),
        ("Matomo statt Kubernetes", "kubernetes", "negated"),
        ("I know Kubernetes.\nKubernetes reizt mich.", "kubernetes", "claimed"),
        ("Modelling (PyTorch) is done by the imaging scientists.", "pytorch", "third-party"),
        ("The recorder was written by a student (Kotlin).", "kotlin", "third-party"),
        ("Streaming is with platform colleagues (TypeScript).", "typescript", "third-party"),
        ("Spouse: Kavya, TypeScript developer", "typescript", "aside"),
        ("I never had the chance to use Kubernetes.", "kubernetes", "negated"),
        ("Kubernetes? Only from a distance.", "kubernetes", "negated"),
        ("I know TypeScript only by name.", "typescript", "negated"),
        ("A recruiter once listed Kubernetes on my profile.", "kubernetes", "negated"),
        ("I wish I knew TypeScript.", "typescript", "wish"),
        ("TypeScript is next.", "typescript", "wish"),
        ("TypeScript is what I want to keep doing.", "typescript", "claimed"),
        ("They moved to Kubernetes after I left.", "kubernetes", "third-party"),
        ("My co-founder wrote the TypeScript; I sold it.", "typescript", "third-party"),
        ("My co-founder and I wrote it in TypeScript.", "typescript", "claimed"),
        ("Central IT runs Kubernetes.", "kubernetes", "third-party"),
        ("The TypeScript side was done by Ben.", "typescript", "third-party"),
        ("Wrote the requirements for the TypeScript developers.", "typescript", "third-party"),
        ("Attended a Kubernetes meetup.", "kubernetes", "aside"),
        ("Spoke at a Kubernetes conference.", "kubernetes", "claimed"),
    ],
)
def test_verdicts(text: str, skill: str, verdict: str, taxonomy: Taxonomy) -> None:
    assert said(text, taxonomy)[skill] == verdict


def test_negation_ends_with_its_sentence(taxonomy: Taxonomy) -> None:
    verdicts = said("I have never used Docker. Kubernetes runs everything here.", taxonomy)
    assert verdicts == {"docker": "negated", "kubernetes": "claimed"}


def test_an_employer_wishing_is_asking(taxonomy: Taxonomy) -> None:
    found = find_mentions("You are interested in Kubernetes and want to learn Terraform.", taxonomy)
    assert [id_ for id_, _ in found.mentions] == ["kubernetes", "terraform"]


def test_a_second_name_in_brackets_is_being_learnt_too(taxonomy: Taxonomy) -> None:
    """It holds for the code of a certificate between its name and how far it is."""
    found = find_mentions(
        "AWS Certified Cloud Practitioner (CLF-C02) (in progress)", taxonomy, speaker="person"
    )
    assert {mention.state for _, mention in found.mentions} == {"learning"}
    found = find_mentions("Docker (Swarm), Kubernetes (in progress)", taxonomy, speaker="person")
    assert dict(found.mentions)["docker"].state == "claimed"
