"""``forms.py`` of an app: what is asked, and how."""

# ruff: noqa: E501 - what is written is kept in whole lines

from cofounder.appspec import names
from cofounder.appspec.render import lasting
from cofounder.appspec.render.plan import App, Entity, Field

lit = names.literal


def forms(app: App) -> str:
    """Return ``app/forms.py``."""
    blocks = [
        '"""The forms: what is asked, and how."""\n\n'
        "from django import forms\n"
        "from django.contrib.auth.forms import UserCreationForm\n"
        "from django.urls import reverse\n"
        "from django.utils.html import format_html\n\n"
        "from . import access, models, roles\n\n\n"
        "class SignUpForm(UserCreationForm):\n"
        '    """A new account with its role."""\n\n' + _sign_up(app) + "\n\n"
        "class RowForm(forms.ModelForm):\n"
        '    """A form that knows who fills it in, and offers only what they may see."""\n\n'
        "    def __init__(self, *args, user, **kwargs):\n"
        "        super().__init__(*args, **kwargs)\n"
        "        for field in self.fields.values():\n"
        "            field.wide = isinstance(field.widget, forms.Textarea)\n"
        '            if not hasattr(field, "queryset"):\n'
        "                continue\n"
        "            field.queryset = access.visible(field.queryset, user)\n"
        '            field.empty_label = "Choose…" if field.required else "None"\n'
        "            model = field.queryset.model\n"
        "            if access.may_add(user, model) and not field.queryset.exists():\n"
        '                url = reverse(f"{model.URL_NAME}_create")\n'
        "                field.help_text = format_html('There is none yet. <a href=\"{}\">Add one first</a>.', url)\n"
    ]
    blocks += [_form(app, entity) for entity in app.entities]
    return "\n\n".join(blocks)


def _sign_up(app: App) -> str:
    """Return the body of the sign-up form, which offers no trusted role."""
    open_roles = app.open_roles
    lines = []
    if len(open_roles) > 1:
        lines = ['    role = forms.ChoiceField(label="I am a", choices=roles.OPEN_ROLES)', ""]
    lines += ["    def save(self, commit=True):", '        """Save the account and its role."""']
    lines.append("        user = super().save(commit)")
    role = "roles.OPEN_ROLES[0][0]" if len(open_roles) == 1 else 'self.cleaned_data["role"]'
    values = f'{{"role": {role}}}'
    if all(app.is_trusted(r) for r in app.roles):
        most = max(app.roles, key=lambda r: (len(r.may_edit), len(r.may_add)))
        lines += [
            "        # Every role is trusted: the first account is in charge, and the others",
            "        # change only what is their own until somebody in charge trusts them.",
            "        demo = [name for name, _ in roles.DEMO_ACCOUNTS]",
            "        others = models.Profile.objects.exclude(user__username__in=demo)",
            "        first = not others.filter(limited=False).exists()",
            f'        role = "{most.ident}" if first else {role}',
        ]
        values = '{"role": role, "limited": not first}'
    lines += [
        f"        models.Profile.objects.update_or_create(user=user, defaults={values})",
        "        return user",
    ]
    return "\n".join(lines) + "\n"


def _form(app: App, entity: Entity) -> str:
    lines = [
        f"class {entity.cls}Form(RowForm):",
        f'    """Asks for {names.comment(entity.one)}."""',
        "",
        "    class Meta:",
        f"        model = models.{entity.cls}",
        "        fields = (",
    ]
    first = [entity.title.ident] if entity.title else []
    rest = [p.ident for p in entity.parents] + [f.ident for f in entity.fields]
    lines += [f'            "{i}",' for i in dict.fromkeys(first + rest)]
    lines.append("        )")
    labels = [(p.ident, names.label(o.name)) for p, o in app.parents(entity)]
    labels += [(f.ident, f.label) for f in entity.fields]
    lines.append("        labels = {")
    lines += [f'            "{ident}": {lit(label)},' for ident, label in labels]
    lines.append("        }")
    widgets = [(f.ident, _widget(f)) for f in entity.fields if f.kind in _WIDGETS]
    if widgets:
        lines.append("        widgets = {")
        lines += [f'            "{ident}": {widget},' for ident, widget in widgets]
        lines.append("        }")
    boxes = [f.ident for f in entity.fields if f.kind == "yes_no" and f.later]
    if boxes:
        lines.append("        field_classes = {")
        lines += [f'            "{ident}": forms.BooleanField,' for ident in boxes]
        lines.append("        }")
    made = [line for f in entity.fields if f.kind == "choice" for line in lasting.offered(f)]
    if app.has("approval") and entity.status:
        status = entity.status
        made += [
            "        # Whoever asks does not decide: the status starts at its first value.",
            "        if not access.may_decide(user, self.instance):",
            f'            del self.fields["{status.ident}"]',
        ]
        if status.later:
            made.append("            if self.instance.pk is None:")
            made.append(f'                self.instance.{status.ident} = "{status.choices[0][0]}"')
    if made:
        lines += [
            "",
            "    def __init__(self, *args, user, **kwargs):",
            "        super().__init__(*args, user=user, **kwargs)",
            *made,
        ]
    return "\n".join(lines) + "\n"


def _widget(field: Field) -> str:
    """Return the widget of *field*; where rows may have no stars, none are chosen beforehand."""
    widget = _WIDGETS[field.kind]
    if field.kind == "rating" and field.later:
        return widget.replace("choices=[", 'choices=[("", "Choose…")] + [')
    return widget


_WIDGETS = {
    "date": 'forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})',
    "time": 'forms.TimeInput(format="%H:%M", attrs={"type": "time"})',
    "phone": 'forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"})',
    "rating": 'forms.Select(choices=[(n, "★" * n) for n in range(5, 0, -1)])',
    "long_text": 'forms.Textarea(attrs={"rows": 5})',
}
