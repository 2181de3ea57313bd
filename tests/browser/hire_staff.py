"""Run in a site's own Django shell: gives the newsroom one login of each kind, with the password below."""

from newsreel.newsroom import actions
from newsreel.newsroom.models import Author, HomePage, Section, User
from newsreel.newsroom.roles import Role

PASSWORD = "a long password"

actions.ensure_roles(HomePage.objects.get())
for name, role in (("wren", Role.CONTRIBUTOR), ("ed", Role.EDITOR), ("pat", Role.PUBLISHER)):
    if not User.objects.filter(username=name).exists():
        actions.make_editor_login(username=name, password=PASSWORD, role=role)
wren = User.objects.get(username="wren")
cinema = Section.objects.get(slug="cinema")
actions.give_section_rights(user=wren, section=cinema, role=Role.CONTRIBUTOR)
Author.objects.get_or_create(slug="wren-hale", defaults={"name": "Wren Hale", "user": wren})
print(f"CINEMA{cinema.pk}.")  # noqa: T201 -- its output is what the tests read
