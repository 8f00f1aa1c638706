"""Plans made with a client, and what is ticked off."""

from __future__ import annotations

import datetime

import msgspec

from skillgap.errors import WorkspaceError
from skillgap.plan import Plan
from skillgap.workspace.clients.client import Client
from skillgap.workspace.store import Store


class KeptPlan(msgspec.Struct, frozen=True, kw_only=True):
    """A plan with the modules done since."""

    id: int
    made: str
    """The day, YYYY-MM-DD."""
    plan: Plan
    """As built; the ticks stand beside it."""
    ticks: dict[str, str]
    """Module → day it was done."""

    @property
    def ticked(self) -> Plan:
        """The plan with its items marked as done."""
        return msgspec.structs.replace(
            self.plan,
            months=tuple(
                msgspec.structs.replace(
                    month,
                    items=tuple(
                        msgspec.structs.replace(item, done=item.done or item.module in self.ticks)
                        for item in month.items
                    ),
                )
                for month in self.plan.months
            ),
        )

    @property
    def modules(self) -> dict[str, str]:
        """The plan's modules with their titles, in order."""
        return {item.module: item.title for month in self.plan.months for item in month.items}


def keep_plan(store: Store, client: Client, plan: Plan, *, on: datetime.date) -> None:
    """Keep a plan; ticks of modules it shares with the plan before are taken over. Call inside `store.writing()`."""
    before = kept_plans(store, client)
    number = store.add(
        "INSERT INTO plans (client_id, made, plan) VALUES (?, ?, ?)",
        (client.id, on.isoformat(), msgspec.json.encode(plan).decode()),
    )
    if before:
        store.rows(
            "INSERT INTO ticks (plan_id, module, done) SELECT ?, module, done FROM ticks WHERE plan_id = ?",
            (number, before[-1].id),
        )


def kept_plans(store: Store, client: Client) -> tuple[KeptPlan, ...]:
    """List the plans made with a client, the earliest first."""
    found = store.rows("SELECT * FROM plans WHERE client_id = ? ORDER BY made, id", (client.id,))
    return tuple(
        KeptPlan(
            id=row["id"],
            made=row["made"],
            plan=store.decoded(row["plan"], Plan),
            ticks=dict(
                tuple(tick)
                for tick in store.rows(
                    "SELECT module, done FROM ticks WHERE plan_id = ? ORDER BY module", (row["id"],)
                )
            ),
        )
        for row in found
    )


def tick(store: Store, client: Client, module: str, *, on: datetime.date | None) -> str:
    """Mark a module of the last plan as done on a day, or with None as open; give its title.

    Call inside `store.writing()`. Raises WorkspaceError for a module the plan does not have.
    """
    plans = kept_plans(store, client)
    modules = plans[-1].modules if plans else {}
    wanted = module.casefold()
    found = [name for name, title in modules.items() if wanted in (name.casefold(), title.casefold())]
    if not found:
        raise WorkspaceError(
            f"the plan of {client.name} has no module '{module}'",
            hint=f"It has: {', '.join(modules)}." if modules else "Make a plan with 'client plan' first.",
        )
    if on is None:
        store.rows("DELETE FROM ticks WHERE plan_id = ? AND module = ?", (plans[-1].id, found[0]))
    else:
        store.rows(
            "INSERT OR REPLACE INTO ticks (plan_id, module, done) VALUES (?, ?, ?)",
            (plans[-1].id, found[0], on.isoformat()),
        )
    return modules[found[0]]
