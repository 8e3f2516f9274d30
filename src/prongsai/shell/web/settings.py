"""Django's settings, made of the installation's own."""

from __future__ import annotations

from typing import Any

from prongsai.core.jobs.rhythm import Every, Rhythm
from prongsai.shell.web import config as configuration
from prongsai.shell.web import logs, ways_in
from prongsai.shell.web.permissions import TABLE
from prongsai.workshop.library import SHIPPED

CONFIG = configuration.from_environment()

SECRET_KEY = configuration.secret_key(CONFIG)
DEBUG = False
SITES = dict(CONFIG.sites)
"""Slugs of public sites by the host that is theirs alone."""
ALLOWED_HOSTS = [*CONFIG.hosts, *SITES]
ROOT_URLCONF = "prongsai.shell.web.urls"
WSGI_APPLICATION = "prongsai.shell.web.wsgi.application"

INSTALLED_APPS = [
    "django.forms",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "prongsai.apps.look",
    "prongsai.apps.audit",
    "prongsai.apps.accounts",
    "prongsai.apps.agencies",
    "prongsai.apps.files",
    "prongsai.apps.jobs",
    "prongsai.apps.notices",
    "prongsai.apps.bin",
    "prongsai.apps.joining",
    "prongsai.apps.assessments",
    "prongsai.apps.papers",
    "prongsai.apps.spending",
    "prongsai.apps.circulars",
    "prongsai.apps.sealed",
    "prongsai.apps.plans",
    "prongsai.apps.risks",
    "prongsai.apps.meetings",
    "prongsai.apps.cases",
    "prongsai.apps.procurement",
    "prongsai.apps.measures",
    "prongsai.apps.dissemination",
    "prongsai.apps.listings",
    "prongsai.apps.disclosure",
    "prongsai.apps.portal",
    "prongsai.apps.sight",
    "prongsai.apps.home",
    "prongsai.apps.start",
]

MIDDLEWARE = [
    "prongsai.shell.web.headers.Headers",
    "prongsai.shell.web.packing.Packed",
    "prongsai.shell.web.own_hosts.OwnHosts",  # before the first that looks at an address
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "prongsai.shell.web.strangers.Strangers",  # before the first that looks at a cookie
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "prongsai.shell.web.clock.Clock",
    "prongsai.shell.web.presence.Presence",
    "prongsai.shell.web.taste.Taste",
    "prongsai.shell.web.bodies.Bodies",  # before the first that reads a form
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "prongsai.shell.web.letters.Letters",
    "prongsai.shell.web.gate.Gate",
    "prongsai.shell.web.typed.Typed",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "prongsai.shell.web.frame.frame",
            ],
            "builtins": ["prongsai.apps.look.templatetags.look"],
        },
    }
]
FORM_RENDERER = "prongsai.apps.look.forms.Renderer"

DATABASES = {"default": configuration.database(CONFIG)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["prongsai.apps.accounts.signing_in.Passwords"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "home:home"
FIRST_PASSWORD_URL = "accounts:password"  # noqa: S105 - an address

SESSION_ENGINE = "django.contrib.sessions.backends.db"
# They name people: in a cookie they would outlive the session on a shared computer.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = CONFIG.https
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = (
    "Lax"  # a link from a chat opens the form it is about
)
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "prongsai.shell.web.failures.csrf_failure"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if CONFIG.proxies else None

LANGUAGE_CODE = "th"
LANGUAGES = [("th", "ไทย"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Bangkok"

STATIC_URL = "/static/"

WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 60 * 60 * 24

PROXIES = CONFIG.proxies
PASSKEYS = ways_in.site_of_passkeys(CONFIG)
"""The host and the origin that passkeys are bound to."""
PROVIDER = ways_in.provider_of(CONFIG)
"""Who outside may say who somebody is."""

START_CODE = CONFIG.data / "start-code"
"""Digest of the code that opens the first start; gone once somebody has an account."""

BODY_MOST = 32 * 1024 * 1024
"""Bytes of one request: the largest file, or the files of one import, and the form around them."""
BODY_MOST_OF_STRANGERS = 2 * 1024 * 1024
"""Before signing in: the largest form that is carried through it."""
BODY_MOST_OF_ADDRESS = {
    **dict.fromkeys(("cases:bring", "cases:follow"), 20 * 1024 * 1024),
    **dict.fromkeys(("sealed:report", "sealed:answer"), 10 * 1024 * 1024),
}
"""Where strangers hand in pictures, as telephones take them."""
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

PERMISSIONS = TABLE
"""The one permission table; the gate asks it before any view runs."""

PACKS = CONFIG.packs or SHIPPED
"""Folder of the criteria; names, words and help are always the program's own."""

CARRY_OVER = ("prongsai.apps.assessments.carrying.people_who_end",)
"""What is to be seen to when the next year is opened: functions of apps, in order."""

FILES = CONFIG.data / "files"
FILE_READERS = {
    "assessments.assessment": "assessments:year",
    "papers.paper": "papers:paper",
    "papers.letterhead": "papers:letterhead",
    "disclosure.item": "disclosure:checklist",
    "disclosure.submission": "disclosure:checklist",
    "portal.release": "portal:releases",
    "dissemination.posting": "dissemination:log",
    "circulars.circular": "circulars:list",
    "measures.report": "measures:board",
    "risks.row": "risks:years",
    "meetings.decision": "meetings:list",
    "cases.case": "cases:mine",
}
"""Who may read a file: whoever may read this address of the agency the file belongs to."""

FILE_OWNERS = {
    "papers.paper": "prongsai.apps.papers.queries.may_have_files",
    "dissemination.posting": "prongsai.apps.dissemination.queries.may_have_files",
    "circulars.circular": "prongsai.apps.circulars.queries.may_have_files",
    "cases.case": "prongsai.apps.cases.queries.may_have_files",
}
"""Of things that not everybody who reads that address may read, what is asked besides."""
FILE_TAKERS = {
    "papers.letterhead": "prongsai.apps.papers.headwork.taken_back",
    "dissemination.posting": "prongsai.apps.dissemination.actions.taken_back",
    "circulars.circular": "prongsai.apps.circulars.actions.taken_back",
    "measures.report": "prongsai.apps.measures.follow_actions.taken_back_file",
    "risks.row": "prongsai.apps.risks.actions.taken_back",
}
"""Who puts a file in its place again when it comes out of the recycle bin, where it had one."""

BINS = {
    "agencies.division": "prongsai.apps.agencies.bins.Divisions",
    "assessments.result": "prongsai.apps.assessments.bins.Drafts",
    "files.attached": "prongsai.apps.files.bins.Files",
    "procurement.purchase": "prongsai.apps.procurement.bins.purchases",
    "spending.line": "prongsai.apps.spending.bins.lines",
    "dissemination.posting": "prongsai.apps.dissemination.bins.postings",
    "circulars.circular": "prongsai.apps.circulars.bins.drafts",
    "measures.measure": "prongsai.apps.measures.bins.measures",
    "measures.suggestion": "prongsai.apps.measures.bins.suggestions",
    "plans.plan": "prongsai.apps.plans.bins.plans",
    "meetings.committee": "prongsai.apps.meetings.bins.committees",
    "meetings.meeting": "prongsai.apps.meetings.bins.meetings",
    "disclosure.evidence": "prongsai.apps.disclosure.bins.Pieces",
    "risks.row": "prongsai.apps.risks.bins.rows",
    "cases.made": "prongsai.apps.cases.bins.own_procedures",
}
"""What people may delete and have back, by kind of thing, and who looks after it there."""

RISK_LINKS = {
    "measures": "prongsai.apps.measures.linking.for_risks",
    "projects": "prongsai.apps.plans.linking.for_risks",
}
"""Who tells names of `measures` and `projects` by their codes, of an agency in a fiscal year."""

POWERS_GIVEN = "prongsai.apps.cases.granting.given_by"
"""Who tells which powers somebody gave, as they end with the office of who gave them."""
POWERS_ENDED = "prongsai.apps.cases.granting.tell_ended"
"""Who tells the coordinator that powers ended with an office."""

PROCESSING = ("prongsai.apps.sealed.processing.activities",)
"""Who tells the record of processing what it does with people's data, besides procedures in use."""

SEALED_PASSPHRASE_COST, SEALED_RECEIPT_COST = 17, 15
"""Exponents of scrypt: what a guess at a passphrase, and at a receipt code, costs."""

HEADS = CONFIG.data / "heads"
JOBS = {
    "accounts.sweep": "prongsai.apps.accounts.chores.sweep",
    "audit.heads": "prongsai.apps.audit.chores.write_heads",
    "bin.empty": "prongsai.apps.bin.chores.empty",
    "cases.deliver": "prongsai.apps.cases.telling_outside.deliver",
    "cases.erase": "prongsai.apps.cases.chores.erase",
    "cases.remind": "prongsai.apps.cases.chores.remind",
    "cases.refresh": "prongsai.apps.cases.chores.refresh",
    "cases.tally": "prongsai.apps.cases.chores.tally",
    "circulars.remind": "prongsai.apps.circulars.chores.remind",
    "circulars.tell": "prongsai.apps.circulars.chores.tell",
    "meetings.remind": "prongsai.apps.meetings.chores.remind",
    "disclosure.check": "prongsai.apps.disclosure.chores.check",
    "disclosure.forget": "prongsai.apps.disclosure.chores.forget",
    "disclosure.watch": "prongsai.apps.disclosure.chores.watch",
    "jobs.forget": "prongsai.apps.jobs.chores.forget",
    "joining.forget": "prongsai.apps.joining.chores.forget",
    "home.remind": "prongsai.apps.home.chores.remind",
    "home.second_people": "prongsai.apps.home.chores.second_people",
    "measures.remind": "prongsai.apps.measures.chores.remind",
    "sealed.erase": "prongsai.apps.sealed.chores.erase",
    "sealed.forget": "prongsai.apps.sealed.chores.forget",
    "sealed.tell": "prongsai.apps.sealed.chores.tell",
    "notices.forget": "prongsai.apps.notices.chores.forget",
    "notices.send": "prongsai.apps.notices.chores.send",
}
"""Every kind of work, and the function that does it; nothing else can be asked for."""
SCHEDULE = {
    "accounts.sweep": Rhythm(Every.HOUR, minute=10),
    "bin.empty": Rhythm(Every.DAY, hour=2, minute=30),
    "cases.erase": Rhythm(Every.DAY, hour=2, minute=40),
    "cases.remind": Rhythm(Every.DAY, hour=7, minute=45),
    "cases.refresh": Rhythm(Every.DAY, hour=0, minute=20),
    "cases.tally": Rhythm(Every.DAY, hour=1, minute=20),
    "circulars.remind": Rhythm(Every.DAY, hour=7, minute=35),
    "meetings.remind": Rhythm(Every.DAY, hour=7, minute=40),
    "disclosure.forget": Rhythm(Every.DAY, hour=3, minute=30),
    "disclosure.watch": Rhythm(Every.HOUR, minute=25),
    "jobs.forget": Rhythm(Every.DAY, hour=3),
    "joining.forget": Rhythm(Every.DAY, hour=3, minute=20),
    "measures.remind": Rhythm(Every.DAY, hour=7, minute=40),
    "sealed.erase": Rhythm(Every.DAY, hour=2, minute=50),
    "sealed.forget": Rhythm(Every.HOUR, minute=15),
    "sealed.tell": Rhythm(Every.DAY, hour=7, minute=50),
    "notices.forget": Rhythm(Every.DAY, hour=3, minute=10),
    "home.remind": Rhythm(Every.DAY, hour=7, minute=30),
    "home.second_people": Rhythm(Every.HOUR, minute=5),
    "audit.heads": Rhythm(Every.DAY, hour=23, minute=50),
}
"""What comes back by itself, by the office's clock."""

CHANNELS = {"email": "prongsai.apps.notices.channels.Email"} if CONFIG.mail_host else {}
"""Ways to send notices; a text to copy there is always."""
CASE_SENDERS = {
    name: path
    for name, path in {
        "email": "prongsai.apps.cases.senders.Email" if CONFIG.mail_host else "",
        "sms": CONFIG.sms_sender,
        "chat": CONFIG.chat_sender,
    }.items()
    if path
}
"""Ways in which officers may tell whoever brought a case; a text to copy there is always."""
NOTICE_DAYS, BIN_DAYS, JOINING_DAYS = CONFIG.notice_days, CONFIG.bin_days, CONFIG.joining_days
SITE = CONFIG.address
DEMONSTRATION = CONFIG.today is not None
WEB_CHECKS = CONFIG.web_checks and not DEMONSTRATION
"""Whether websites are asked; a demonstration's agencies have none."""
CONTACT = CONFIG.contact or CONFIG.address
"""What websites are told about who asks."""
EMAIL_HOST, EMAIL_PORT = CONFIG.mail_host, CONFIG.mail_port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = CONFIG.mail_user, CONFIG.mail_password
EMAIL_USE_TLS, EMAIL_USE_SSL = (CONFIG.mail_security == each for each in ("starttls", "tls"))
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = CONFIG.mail_from

LOGGING = logs.LOGGING
