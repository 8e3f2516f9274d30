"""Addresses about people."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.accounts import (
    views,
    views_confirming,
    views_outside,
    views_passkeys,
    views_people,
    views_powers,
    views_resets,
    views_security,
)

app_name = "accounts"
PEOPLE, POWERS = "a/<slug:agency>/people", "a/<slug:agency>/powers"

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-in/code/", views.code, name="code"),
    path("sign-in/passkey/", views_passkeys.passkey_sign_in, name="passkey_sign_in"),
    path("sign-in/outside/", views_outside.outside_away, name="outside_away"),
    path("sign-in/outside/back/", views_outside.outside_back, name="outside_back"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("me/", views.me, name="me"),
    path("me/password/", views.password, name="password"),
    path("me/sessions/", views_security.sessions, name="sessions"),
    path("me/second-factor/", views_security.factor, name="factor"),
    path("me/second-factor/change/", views_security.factor_change, name="factor_change"),
    path("me/outside/", views_outside.outside_mine, name="outside"),
    path("me/passkeys/", views_passkeys.passkeys, name="passkeys"),
    path("me/passkeys/new/", views_passkeys.passkey_new, name="passkey_new"),
    path(f"{PEOPLE}/", views_people.people, name="people"),
    path(f"{PEOPLE}/new/", views_people.person_new, name="person_new"),
    path(f"{PEOPLE}/<slug:person>/", views_people.person, name="person"),
    path(f"{PEOPLE}/<slug:person>/role/", views_people.role_new, name="role_new"),
    path(f"{PEOPLE}/<slug:person>/role/<int:part>/", views_people.role_end, name="role_end"),
    path(f"{PEOPLE}/<slug:person>/hand-over/", views_people.hand_over, name="hand_over"),
    path(f"{PEOPLE}/<slug:person>/reset/", views_resets.reset, name="reset"),
    path("a/<slug:agency>/resets/<slug:reset>/", views_resets.reset_confirm, name="reset_confirm"),
    path("a/<slug:agency>/parts/<int:part>/", views_confirming.part_confirm, name="part_confirm"),
    path(f"{POWERS}/", views_powers.powers, name="powers"),
    path(f"{POWERS}/new/", views_powers.power_new, name="power_new"),
    path(f"{POWERS}/<int:power>/", views_powers.power_end, name="power_end"),
]
