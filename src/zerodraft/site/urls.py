"""Every address of the site, room by room."""

from django.urls import include, path

from zerodraft.site import views

urlpatterns = [
    path("", views.front, name="front"),
    path("about/", views.about, name="about"),
    path("healthz", views.health, name="health"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("language/", include("django.conf.urls.i18n")),
    path("accounts/", include("allauth.account.urls")),
    path("", include("zerodraft.programme.urls")),
    path("", include("zerodraft.correspondence.urls")),
    path("", include("zerodraft.record.urls")),
]

handler403 = "zerodraft.site.views.forbidden"
handler404 = "zerodraft.site.views.not_found"
