"""What transfer adds to Wagtail's admin."""

from typing import Any

from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from newsreel.transfer.desk import ImportReport
from newsreel.transfer.history import EARLIER_VERSION, EarlierVersion
from newsreel.transfer.kept import kept_buttons, kept_of_page
from newsreel.transfer.person import desk as person_desk
from newsreel.transfer.sample.history import BEGUN, FINISHED


@hooks.register("register_log_actions")
def name_earlier_versions_in_history(actions: Any) -> None:
    actions.register_action(EARLIER_VERSION)(EarlierVersion)


@hooks.register("register_log_actions")
def name_sample_edition_in_history(actions: Any) -> None:
    actions.register_action(BEGUN, "Sample edition begun", "Began to load the sample edition")
    actions.register_action(FINISHED, "Sample edition loaded", "Loaded the sample edition")


@hooks.register("register_admin_urls")
def import_report_address() -> list[URLPattern]:
    return [
        path("reports/moved-in/", ImportReport.as_view(), name="import_report"),
        path(
            "reports/moved-in/results/", ImportReport.as_view(results_only=True), name="import_report_results"
        ),
        path("pages/<int:page_id>/kept/", kept_of_page, name="kept_of_page"),
        path("personal-data/", person_desk.person, name="person"),
        path("personal-data/file/", person_desk.person_file, name="person_file"),
        path("personal-data/erase/", person_desk.erase_person, name="erase_person"),
    ]


hooks.register("register_page_header_buttons", kept_buttons)
hooks.register("register_settings_menu_item", person_desk.menu_item)


class _ReportItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return bool(request.user.has_perm("transfer.view_importremark"))


@hooks.register("register_reports_menu_item")
def import_report_in_menu() -> MenuItem:
    return _ReportItem(
        "Moved in", reverse("import_report"), name="moved-in", icon_name="download", order=1300
    )
