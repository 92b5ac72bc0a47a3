"""What somebody says of themselves when a link lets them in."""

from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts
from django.utils.translation import gettext_lazy as _


class EnteringForm(forms.Form):
    """Name and address, and a password where the link makes an account with one."""

    name = forms.CharField(label=_("Name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )

    def __init__(self, *args: object, needs_password: bool = False, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if needs_password:
            self.fields["password"] = forms.CharField(
                label=_("Password"),
                max_length=128,
                widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
                help_text=" ".join(password_validators_help_texts()),
            )
