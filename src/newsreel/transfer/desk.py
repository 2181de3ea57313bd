"""The admin's report on imports: what was left out or lost on the way, and why."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.html import format_html
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from newsreel.transfer.models import ImportRemark, ImportRun


class _Filters(WagtailFilterSet):
    class Meta:
        model = ImportRemark
        fields: ClassVar = ["run", "outcome", "kind"]


class _PageColumn(Column):
    """Where it is here, as a link."""

    def get_value(self, instance: ImportRemark) -> str:
        if not instance.address:
            return ""
        return format_html('<a href="{0}">{0}</a>', instance.address)


class ImportReport(ReportView):
    model = ImportRemark
    permission_policy = ModelPermissionPolicy(ImportRemark)
    any_permission_required: ClassVar = ["view"]
    page_title = "Moved in"
    header_icon = "download"
    results_template_name = "wagtailadmin/generic/listing_results.html"
    template_name = "transfer/import_report.html"
    index_url_name = "import_report"
    index_results_url_name = "import_report_results"
    filterset_class = _Filters
    default_ordering = "pk"
    columns: ClassVar = [
        Column("title", label="What"),
        Column("kind", label="Kind"),
        Column("get_outcome_display", label="Outcome", sort_key="outcome"),
        Column("told", label="Why"),
        Column("old_address", label="There"),
        _PageColumn("address", label="Here"),
    ]
    list_export: ClassVar = ["run", "kind", "key", "title", "outcome", "told", "old_address", "address"]
    export_headings: ClassVar = {"told": "Why", "old_address": "There", "address": "Here"}

    def get_queryset(self) -> QuerySet[ImportRemark]:
        return ImportRemark.objects.select_related("run").order_by("-run_id", "pk")

    def get_filename(self) -> str:
        return "moved-in"

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        runs = ImportRun.objects.all()
        chosen = self.request.GET.get("run", "")
        run = runs.filter(pk=chosen).first() if chosen.isdigit() else runs.first()
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        return {**context, "run": run}
