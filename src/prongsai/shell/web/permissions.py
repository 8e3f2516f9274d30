"""Who may reach which address: the specification, asked before any view runs.

An address that is missing here is for nobody. What relations mean: `core/access/roles.py`.
"""

from __future__ import annotations

from prongsai.core.access.roles import CONTENT_ROLES, Relation, Role
from prongsai.core.access.table import Entry, Grant, Table
from prongsai.core.circulars import audience as circulars

ANYBODY = (Grant(Relation.ANYBODY),)
FIRST = (Grant(Relation.FIRST),)
SELF = (Grant(Relation.SELF),)
INSTALLATION = (Grant(Relation.INSTALLATION),)
ABOVE = Grant(Relation.ABOVE)


def agency(*roles: Role) -> Grant:
    return Grant(Relation.AGENCY, frozenset(roles))


INSIDE = Grant(Relation.AGENCY, CONTENT_ROLES)
ADMINISTRATOR = agency(Role.SYSTEM_ADMINISTRATOR)
STAFFING = (ADMINISTRATOR, *INSTALLATION)
"""An agency's own administrator; the installation's, for people who work in several agencies."""
CONFIRMING = (
    agency(Role.SYSTEM_ADMINISTRATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE), ABOVE,
    *INSTALLATION,
)  # fmt: skip
"""Second persons: those whose own part waited for one, and whoever stands above the agency."""
COORDINATOR = agency(Role.COORDINATOR)
DESKS = agency(Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE)
SIGNING = agency(Role.COORDINATOR, Role.EXECUTIVE)
"""Whoever may hold a paper when it has been signed."""
PUBLISHING = agency(Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE)
"""Whoever may show something to everybody, and take it back."""
ACCOUNTABLE = agency(
    Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE, Role.INTERNAL_AUDITOR
)
WORKERS = agency(
    Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE, Role.DIVISION_HEAD,
    Role.DIVISION_OFFICER, Role.COMPLAINT_OFFICER, Role.CUSTODIAN,
)  # fmt: skip
"""Those who may have back what they see in the recycle bin."""
OWING = agency(Role.COORDINATOR, Role.DIVISION_HEAD, Role.DIVISION_OFFICER)
"""Those whom an item of the checklist can be given to; whose it is, the item says."""
BUYING = agency(Role.COORDINATOR, Role.DIVISION_HEAD, Role.DIVISION_OFFICER)
"""Those who keep the register of purchases."""
BOUGHT = (
    BUYING, agency(Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE, Role.INTERNAL_AUDITOR), ABOVE,
)  # fmt: skip
"""Those who read it; whoever stands above sees what may leave the agency."""
TELLING = agency(
    Role.COORDINATOR, Role.DIVISION_HEAD, Role.DIVISION_OFFICER, Role.COMPLAINT_OFFICER,
    Role.CUSTODIAN,
)  # fmt: skip
"""Those who make things known, and log it."""
SENDING = agency(*circulars.SENDING)
DRAFTING = agency(*circulars.WRITING)
"""Whom a circular may be sent to, and which are theirs, the view knows."""
WORKING = agency(*circulars.ASKED)
"""Everybody who works there, and is asked to acknowledge."""
TRAIL = agency(Role.INTERNAL_AUDITOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE)

TABLE = Table({
    # Everybody
    "health": Entry(read=ANYBODY),
    "look:taste": Entry(write=ANYBODY),
    "look:display": Entry(read=ANYBODY, write=ANYBODY),
    "look:help": Entry(read=ANYBODY),
    "look:help_print": Entry(read=ANYBODY),
    "accounts:sign_in": Entry(read=ANYBODY, write=ANYBODY),
    "accounts:code": Entry(read=ANYBODY, write=ANYBODY),
    # Whoever asks for an agency, where a supervisor has opened the door; codes are slowed down
    "joining:find": Entry(read=ANYBODY),
    "joining:ask": Entry(read=ANYBODY, write=ANYBODY),
    "joining:state": Entry(read=ANYBODY, write=ANYBODY),
    "accounts:passkey_sign_in": Entry(write=ANYBODY),
    "accounts:outside_away": Entry(read=ANYBODY),
    "accounts:outside_back": Entry(read=ANYBODY),
    # Whoever sets the installation up, with the code that its terminal showed
    "start:code": Entry(read=FIRST, write=FIRST),
    "start:step": Entry(read=FIRST, write=FIRST),
    "start:finish": Entry(read=FIRST, write=FIRST),
    # Oneself
    "home:home": Entry(read=SELF),
    "home:search": Entry(read=SELF),
    "accounts:sign_out": Entry(write=SELF),
    "accounts:me": Entry(read=SELF, write=SELF),
    "accounts:password": Entry(read=SELF, write=SELF),
    "accounts:sessions": Entry(read=SELF, write=SELF),
    "accounts:factor": Entry(read=SELF, write=SELF),
    "accounts:factor_change": Entry(read=SELF, write=SELF),
    "accounts:passkeys": Entry(read=SELF, write=SELF),
    "accounts:passkey_new": Entry(read=SELF, write=SELF),
    "accounts:outside": Entry(read=SELF, write=SELF),
    "notices:mine": Entry(read=SELF, write=SELF),
    # An agency's people
    "accounts:people": Entry(
        read=(*STAFFING, agency(Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE))
    ),
    "accounts:person_new": Entry(read=STAFFING, write=STAFFING),
    "accounts:person": Entry(read=STAFFING, write=STAFFING),
    "accounts:role_new": Entry(read=STAFFING, write=STAFFING),
    "accounts:role_end": Entry(read=STAFFING, write=STAFFING),
    "accounts:hand_over": Entry(read=STAFFING, write=STAFFING),
    "accounts:reset": Entry(read=STAFFING, write=STAFFING),
    "accounts:reset_confirm": Entry(read=CONFIRMING, write=CONFIRMING),
    "accounts:part_confirm": Entry(read=CONFIRMING, write=CONFIRMING),
    "accounts:powers": Entry(read=(INSIDE, *STAFFING)),
    "accounts:power_new": Entry(read=STAFFING, write=STAFFING),
    "accounts:power_end": Entry(read=STAFFING, write=STAFFING),
    # An agency's work
    "home:week": Entry(read=(INSIDE,)),
    "home:upkeep": Entry(read=(ADMINISTRATOR,)),
    "home:trail": Entry(read=(TRAIL,)),
    "home:trail_file": Entry(read=(TRAIL,)),
    "agencies:agency": Entry(
        read=(INSIDE, ADMINISTRATOR, ABOVE, *INSTALLATION), write=STAFFING
    ),
    "agencies:divisions": Entry(read=(ADMINISTRATOR,), write=(ADMINISTRATOR,)),
    "agencies:division": Entry(read=(ADMINISTRATOR,), write=(ADMINISTRATOR,)),
    "assessments:years": Entry(read=(INSIDE, ABOVE)),
    "assessments:open": Entry(read=(COORDINATOR,)),
    "assessments:open_rules": Entry(read=(COORDINATOR,)),
    "assessments:open_changes": Entry(read=(COORDINATOR,)),
    "assessments:open_people": Entry(read=(COORDINATOR,)),
    "assessments:open_confirm": Entry(read=(COORDINATOR,), write=(COORDINATOR,)),
    "assessments:year": Entry(read=(INSIDE, ABOVE)),
    "assessments:versions": Entry(read=(INSIDE,)),
    "assessments:version": Entry(read=(INSIDE,)),
    "assessments:remove": Entry(write=(COORDINATOR,)),
    "assessments:enter": Entry(read=(COORDINATOR,), write=(COORDINATOR,)),
    "assessments:import": Entry(read=(COORDINATOR,), write=(COORDINATOR,)),
    "assessments:whatif": Entry(read=(INSIDE,)),
    "assessments:way": Entry(read=(INSIDE,)),
    "assessments:papers": Entry(read=(INSIDE, ABOVE)),
    "assessments:paper": Entry(read=(INSIDE, ABOVE)),
    "assessments:public_bundle": Entry(read=(INSIDE, ABOVE)),
    "assessments:inside_bundle": Entry(read=(ACCOUNTABLE,)),
    "assessments:rules": Entry(read=(INSIDE, ABOVE)),
    "assessments:upgrade": Entry(read=(INSIDE,), write=(COORDINATOR,)),
    "assessments:decide": Entry(write=(DESKS,)),
    # What it was of decides further: the address that each thing in the bin names
    "bin:list": Entry(read=(INSIDE, ADMINISTRATOR)),
    "bin:put_back": Entry(write=(WORKERS,)),
    "bin:put_back_upkeep": Entry(write=(ADMINISTRATOR,)),
    # An agency's papers: everybody reads what is signed (`papers/queries.py` says who reads
    # drafts), the coordinator works, three desks pass them on
    "papers:papers": Entry(read=(INSIDE,)),
    "papers:paper": Entry(read=(INSIDE,)),
    "papers:file": Entry(read=(INSIDE,)),
    "papers:new": Entry(read=(COORDINATOR,), write=(COORDINATOR,)),
    "papers:edit": Entry(read=(COORDINATOR,), write=(COORDINATOR,)),
    "papers:anew": Entry(write=(COORDINATOR,)),
    "papers:decide": Entry(write=(DESKS,)),
    "papers:number": Entry(read=(COORDINATOR,), write=(COORDINATOR,)),
    "papers:print": Entry(write=(COORDINATOR,)),
    "papers:scan": Entry(read=(SIGNING,), write=(SIGNING,)),
    "papers:ready": Entry(write=(COORDINATOR,)),
    "papers:reopen": Entry(read=(COORDINATOR,), write=(COORDINATOR,)),
    "papers:withdraw": Entry(read=(COORDINATOR,), write=(COORDINATOR,)),
    "papers:register": Entry(read=(INSIDE,)),
    "papers:register_file": Entry(read=(INSIDE,)),
    "papers:enter": Entry(read=(COORDINATOR,), write=(COORDINATOR,)),
    "papers:take_over": Entry(read=(COORDINATOR,), write=(COORDINATOR,)),
    "papers:letterhead": Entry(read=(INSIDE,), write=(COORDINATOR,)),
    "papers:emblem": Entry(write=(COORDINATOR,)),
    "papers:template": Entry(write=(COORDINATOR,)),
    "papers:sample": Entry(read=(COORDINATOR,)),
    # The disclosure checklist: everybody reads; divisions work on their items, the coordinator on
    # all; three desks pass the whole on
    "disclosure:years": Entry(read=(INSIDE, ABOVE)),
    "disclosure:begin": Entry(read=(COORDINATOR,), write=(COORDINATOR,)),
    "disclosure:checklist": Entry(read=(INSIDE, ABOVE)),
    "disclosure:assign": Entry(read=(COORDINATOR,), write=(COORDINATOR,)),
    "disclosure:windows": Entry(read=(COORDINATOR,), write=(COORDINATOR,)),
    "disclosure:item": Entry(read=(INSIDE, ABOVE), write=(OWING,)),
    "disclosure:step": Entry(write=(OWING,)),
    "disclosure:evidence_new": Entry(read=(OWING,), write=(OWING,)),
    "disclosure:evidence": Entry(read=(OWING,), write=(OWING,)),
    "disclosure:evidence_do": Entry(write=(OWING,)),
    "disclosure:ruling": Entry(read=(OWING,), write=(OWING,)),
    "disclosure:checks": Entry(read=(INSIDE, ABOVE), write=(OWING,)),
    "disclosure:availability": Entry(read=(INSIDE, ABOVE)),
    "disclosure:approval": Entry(read=(INSIDE,)),
    "disclosure:decide": Entry(write=(DESKS,)),
    "disclosure:reopen": Entry(read=(COORDINATOR,), write=(COORDINATOR,)),
    "disclosure:copy_sheet": Entry(read=(INSIDE,)),
    "disclosure:copied": Entry(write=(COORDINATOR,)),
    "disclosure:results": Entry(read=(COORDINATOR,), write=(COORDINATOR,)),
    "disclosure:results_file": Entry(read=(COORDINATOR,), write=(COORDINATOR,)),
    "disclosure:appeal": Entry(read=(INSIDE,)),
    "disclosure:reason": Entry(read=(COORDINATOR,), write=(COORDINATOR,)),
    "disclosure:letter": Entry(write=(COORDINATOR,)),
    "disclosure:submit": Entry(write=(COORDINATOR,)),
    "disclosure:submission": Entry(read=(INSIDE, ABOVE)),
    "disclosure:submission_file": Entry(read=(INSIDE, ABOVE)),
    # The public site: strangers read it, the coordinator prepares, two desks publish and withdraw
    "portal:site": Entry(read=ANYBODY),
    "portal:page": Entry(read=ANYBODY),
    "portal:api": Entry(read=ANYBODY),
    "portal:api_page": Entry(read=ANYBODY),
    "portal:releases": Entry(read=(INSIDE,)),
    "portal:settings": Entry(read=(COORDINATOR,), write=(COORDINATOR,)),
    "portal:prepare": Entry(read=(INSIDE,), write=(COORDINATOR,)),
    "portal:prepare_all": Entry(write=(COORDINATOR,)),
    "portal:release": Entry(read=(INSIDE,)),
    "portal:publish": Entry(write=(PUBLISHING,)),
    "portal:discard": Entry(write=(DESKS,)),
    "portal:withdraw": Entry(read=(PUBLISHING,), write=(PUBLISHING,)),
    "portal:bundle": Entry(read=(DESKS,), write=(COORDINATOR,)),
    # Purchases: tax ids and directors are of no use to everybody
    "procurement:register": Entry(read=BOUGHT),
    "procurement:register_file": Entry(read=BOUGHT),
    "procurement:month_file": Entry(read=BOUGHT),
    "procurement:report": Entry(read=BOUGHT, write=(BUYING,)),
    "procurement:report_file": Entry(read=BOUGHT),
    "procurement:new": Entry(read=(BUYING,), write=(BUYING,)),
    "procurement:import": Entry(read=(BUYING,), write=(BUYING,)),
    "procurement:purchase": Entry(read=BOUGHT, write=(BUYING,)),
    "procurement:remove": Entry(write=(BUYING,)),
    "procurement:months": Entry(read=BOUGHT),
    "procurement:month": Entry(read=BOUGHT, write=(BUYING,)),
    "procurement:reopen": Entry(read=(BUYING,), write=(BUYING,)),
    # Tables of items: to be published as they are
    "listings:overview": Entry(read=(INSIDE, ABOVE)),
    "listings:table": Entry(read=(INSIDE, ABOVE)),
    "listings:file": Entry(read=(INSIDE, ABOVE)),
    "listings:import": Entry(read=(OWING,), write=(OWING,)),
    # What was made known was for everybody; who did it writes it down
    "dissemination:log": Entry(read=(INSIDE, ABOVE)),
    "dissemination:log_file": Entry(read=(INSIDE, ABOVE)),
    "dissemination:counts": Entry(read=(INSIDE, ABOVE)),
    "dissemination:counts_file": Entry(read=(INSIDE, ABOVE)),
    "dissemination:new": Entry(read=(TELLING,), write=(TELLING,)),
    "dissemination:posting": Entry(read=(INSIDE, ABOVE), write=(TELLING,)),
    "dissemination:remove": Entry(write=(TELLING,)),
    # Circulars: each person acknowledges for himself; which one may see, its audience says
    "circulars:list": Entry(read=(WORKING,)),
    "circulars:circular": Entry(read=(WORKING,)),
    "circulars:acknowledge": Entry(write=(WORKING,)),
    "circulars:new": Entry(read=(DRAFTING,), write=(DRAFTING,)),
    "circulars:edit": Entry(read=(DRAFTING,), write=(DRAFTING,)),
    "circulars:remove": Entry(write=(DRAFTING,)),
    "circulars:send": Entry(write=(SENDING,)),
    "circulars:correct": Entry(write=(SENDING,)),
    "circulars:withdraw": Entry(read=(SENDING,), write=(SENDING,)),
    "circulars:readers": Entry(read=(DRAFTING, agency(Role.INTERNAL_AUDITOR))),
    "circulars:readers_file": Entry(read=(DRAFTING, agency(Role.INTERNAL_AUDITOR))),
    # Committees and meetings: the desks keep them; what was decided, those do whose it is
    "meetings:list": Entry(read=(INSIDE,)),
    "meetings:new": Entry(read=(DESKS,), write=(DESKS,)),
    "meetings:decisions": Entry(read=(INSIDE,)),
    "meetings:committee": Entry(read=(INSIDE,)),
    "meetings:edit": Entry(read=(DESKS,), write=(DESKS,)),
    "meetings:order": Entry(write=(DESKS,)),
    "meetings:copy": Entry(write=(DESKS,)),
    "meetings:dissolve": Entry(read=(DESKS,), write=(DESKS,)),
    "meetings:remove": Entry(write=(DESKS,)),
    "meetings:call": Entry(read=(DESKS,), write=(DESKS,)),
    "meetings:meeting": Entry(read=(INSIDE,)),
    "meetings:meeting_edit": Entry(read=(DESKS,), write=(DESKS,)),
    "meetings:invitation": Entry(read=(INSIDE,)),
    "meetings:attendance": Entry(read=(DESKS,), write=(DESKS,)),
    "meetings:minutes": Entry(read=(DESKS,), write=(DESKS,)),
    "meetings:minutes_file": Entry(read=(INSIDE,)),
    "meetings:minutes_paper": Entry(write=(DESKS,)),
    "meetings:adopt": Entry(write=(DESKS,)),
    "meetings:meeting_remove": Entry(write=(DESKS,)),
    "meetings:decide": Entry(read=(DESKS,), write=(DESKS,)),
    "meetings:decision": Entry(read=(INSIDE,), write=(WORKING,)),
    "meetings:decision_edit": Entry(read=(DESKS,), write=(DESKS,)),
    "meetings:reopen": Entry(write=(DESKS,)),
    # What it is of decides further: FILE_READERS in the settings
    "files:download": Entry(read=(INSIDE, ABOVE)),
    # The installation
    "home:central": Entry(read=INSTALLATION),
    "home:central_people": Entry(read=INSTALLATION, write=INSTALLATION),
    "home:central_person": Entry(read=INSTALLATION, write=INSTALLATION),
    "home:central_reset": Entry(read=INSTALLATION, write=INSTALLATION),
    "agencies:list": Entry(read=INSTALLATION, write=INSTALLATION),
    "agencies:list_draft": Entry(read=INSTALLATION, write=INSTALLATION),
    # Above agencies
    "home:area": Entry(read=(ABOVE,)),
    "home:area_file": Entry(read=(ABOVE,)),
    "disclosure:area": Entry(read=(ABOVE,)),
    "joining:requests": Entry(read=(ABOVE,), write=(ABOVE,)),
    "joining:request": Entry(read=(ABOVE,), write=(ABOVE,)),
})  # fmt: skip
