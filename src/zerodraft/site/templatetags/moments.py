"""Days, hours and zones in the words of the page's language, for templates."""

from django import template

from zerodraft import moments

register = template.Library()

for words in (
    moments.full_day,
    moments.long_day,
    moments.weekday,
    moments.day_and_month,
    moments.date_at,
    moments.day_at,
    moments.in_zone,
    moments.hour,
    moments.to_the_second,
    moments.city,
    moments.as_seen_from,
    moments.day_and_hour_at,
    moments.spoken,
):
    register.filter(words)
