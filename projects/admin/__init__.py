"""The admin: where staff read everything, change a tier, and switch a flag."""

from allauth.account.decorators import secure_admin_login
from django.apps import apps
from django.contrib import admin

from projects.admin import ideas, people
from projects.admin.reading import ReadOnly, is_list, link

__all__ = ["ReadOnly", "ideas", "is_list", "link", "people"]

admin.site.site_header = "Cofounder"
admin.site.site_title = "Cofounder staff"
admin.site.index_title = "What needs attention today"
#: What the rooms of libraries are called here.
for _app, _name in {
    "waffle": "Beta features",
    "auth": "Groups of staff",
    "account": "Email addresses",
    "django_rq": "Queues",
}.items():
    apps.get_app_config(_app).verbose_name = _name
apps.get_model("django_rq", "Dashboard")._meta.verbose_name_plural = "Queues"
admin.site.empty_value_display = "–"
# One door for everybody, with its limits on guessing passwords.
admin.site.login = secure_admin_login(admin.site.login)
