"""Addresses of notices."""

from django.urls import path

from zerodraft.post import views

urlpatterns = [
    path("notices/", views.notices, name="notices"),
    path("notices/delivery/", views.delivery, name="notices-delivery"),
]
