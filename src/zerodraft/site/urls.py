"""Every address of the site, room by room."""

from allauth.account import views as account
from django.urls import include, path

from zerodraft.site import accounts, views
from zerodraft.site.demonstration import views as demonstration

urlpatterns = [
    path("", views.front, name="front"),
    path("about/", views.about, name="about"),
    path("demonstration/", demonstration.windows, name="demonstration"),
    path("demonstration/enter/<str:word>/", demonstration.enter, name="demonstration-enter"),
    path("healthz", views.health, name="health"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("language/", include("django.conf.urls.i18n")),
    # Of allauth's pages, those that work without sending mail.
    path("accounts/login/", account.login, name="account_login"),
    path("accounts/logout/", account.logout, name="account_logout"),
    path("accounts/signup/", account.signup, name="account_signup"),
    path("accounts/inactive/", account.account_inactive, name="account_inactive"),
    path("accounts/password/change/", account.password_change, name="account_change_password"),
    path("accounts/password/set/", accounts.set_password, name="account_set_password"),
    path("accounts/reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("", include("zerodraft.site.api.urls")),
    path("", include("zerodraft.programme.urls")),
    path("", include("zerodraft.floor.urls")),
    path("", include("zerodraft.screens.urls")),
    path("", include("zerodraft.correspondence.urls")),
    path("", include("zerodraft.process.urls")),
    path("", include("zerodraft.parties.urls")),
    path("", include("zerodraft.post.urls")),
    path("", include("zerodraft.record.urls")),
]

handler403 = "zerodraft.site.views.forbidden"
handler404 = "zerodraft.site.views.not_found"
