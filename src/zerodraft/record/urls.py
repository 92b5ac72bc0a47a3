"""Addresses of the record."""

from django.urls import path

from zerodraft.record import views

urlpatterns = [path("record/", views.record, name="record")]
