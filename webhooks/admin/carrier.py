"""The carrier account in the admin: entered, tried, and its password never shown again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from webhooks.carrier.accounts import keep_account
from webhooks.carrier.trying import try_account
from webhooks.models import CarrierAccount


class AccountForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in its stubs only
    password = forms.CharField(
        label=_("API password"),
        max_length=200,
        strip=True,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    class Meta:
        model = CarrierAccount
        fields = ["username"]
        labels = {"username": _("API username")}
        # A letter and 32 hexadecimal digits, to be seen whole.
        widgets = {"username": forms.TextInput(attrs={"size": 40})}
        help_texts = {"username": _("At 46elks: Account, API credentials. It begins with u or a.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.sealed_password:
            self.fields["password"].required = False
            self.fields["password"].help_text = _(
                "It is kept encrypted and never shown. Leave this empty to keep it as it is."
            )


@admin.register(CarrierAccount)
class CarrierAccountAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    form = AccountForm
    fields = ["username", "password"]
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and not CarrierAccount.objects.exists()

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """There is one account, so a list of them would only be in the way."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        kept = CarrierAccount.objects.first()
        if kept is None:
            return HttpResponseRedirect(reverse("admin:webhooks_carrieraccount_add"))
        return HttpResponseRedirect(reverse("admin:webhooks_carrieraccount_change", args=[kept.pk]))

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        return super().changeform_view(
            request, object_id, form_url, {"show_save_and_add_another": False}
        )

    def save_model(
        self, request: HttpRequest, obj: CarrierAccount, form: Any, change: bool
    ) -> None:
        obj.pk = keep_account(
            username=obj.username,
            password=form.cleaned_data["password"] or None,
            now=timezone.now(),
        ).pk

    def get_urls(self) -> list[URLPattern]:
        tried = self.admin_site.admin_view(self.try_it)
        own = path("try/", tried, name="webhooks_carrieraccount_try")
        return [own, *super().get_urls()]

    @method_decorator(require_POST)
    def try_it(self, request: HttpRequest) -> HttpResponse:
        """Outside any transaction, as the carrier is asked (unlike the form's own view)."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        trial = try_account()
        messages.add_message(
            request, messages.SUCCESS if trial.works else messages.ERROR, trial.sentence
        )
        return HttpResponseRedirect(reverse("admin:webhooks_carrieraccount_changelist"))
