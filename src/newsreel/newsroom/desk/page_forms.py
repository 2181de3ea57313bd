"""The forms pages are written in, with our sentences beside the fields."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm
from wagtail.blocks import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from newsreel.newsroom import addresses, addressing
from newsreel.newsroom.checklist import Anchor, Problem

if TYPE_CHECKING:
    from newsreel.newsroom.models import Article


class NewsroomCopyForm(CopyForm):
    """Without Wagtail's aliases: each page has one address and stands at one place."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("alias", None)


class PlaceForm(WagtailAdminPageForm):
    """For sections and standing pages: an address that can't be had is said beside the slug."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        slug = cleaned.get("slug")
        above = self.parent_page
        if slug and above is not None and not cleaned.get("address"):
            wanted = addresses.beneath(above.address or "/", slug)
            if sentence := addressing.why_not(wanted, self.instance):
                self.add_error("slug", sentence)
        return cleaned


class ArticleForm(WagtailAdminPageForm):
    """Where the button pressed would publish, the checklist speaks beside the fields it is about."""

    instance: "Article"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._in_blocks: list[Problem] = []

    def is_valid(self) -> bool:
        valid: bool = super().is_valid()
        if valid and self._would_publish():
            for problem in self._errors_of_checklist():
                self._show(problem)
            self._show_in_blocks()
            valid = super().is_valid()
        return valid

    def _would_publish(self) -> bool:
        if "action-publish" in self.data:
            return True
        return "action-workflow-action" in self.data and self.data.get("workflow-action-name") == "approve"

    def _errors_of_checklist(self) -> list[Problem]:
        # The gate is imported by the model that names this form.
        from newsreel.newsroom.checklist.gate import all_problems

        now = timezone.now()
        go_live: datetime | None = self.instance.go_live_at
        problems, _inspection = all_problems(
            self.instance,
            publish_at=max(now, go_live) if go_live else now,
            parent=self.parent_page,
            bylines=len(self._rows("bylines")),
            sources=self._rows("article_sources"),
        )
        return [problem for problem in problems if problem.is_error]

    def _rows(self, formset_name: str) -> list[Any]:
        """As they will be stored."""
        formset = self.formsets[formset_name]
        kept = (form for form in formset.forms if form not in formset.deleted_forms)
        return [form.instance for form in kept if form.cleaned_data]

    def _show(self, problem: Problem) -> None:
        field = problem.anchor[0] if problem.anchor else None
        if field in self.formsets:
            self.formsets[field].non_form_errors().append(problem.sentence)
        elif len(problem.anchor) > 1:
            self._in_blocks.append(problem)
        else:
            self.add_error(field if field in self.fields else None, problem.sentence)

    def _show_in_blocks(self) -> None:
        """One error for all blocks of a field: Django would join several into a list that no block reads."""
        for field in {str(problem.anchor[0]) for problem in self._in_blocks}:
            problems = [problem for problem in self._in_blocks if problem.anchor[0] == field]
            self.add_error(
                field, block_errors((problem.anchor[1:], problem.sentence) for problem in problems)
            )
        self._in_blocks = []


def block_errors(sentences: Iterable[tuple[Anchor, str]]) -> ValidationError:
    """Sentences at places in blocks, nested as Wagtail nests its own errors.

    A number in an anchor chooses from a stream or list, a word from a struct: ``(3, "pictures", 0, "alt")``.
    """
    by_step: dict[str | int, list[tuple[Anchor, str]]] = {}
    here: list[str] = []
    for anchor, sentence in sentences:
        if anchor:
            by_step.setdefault(anchor[0], []).append((anchor[1:], sentence))
        else:
            here.append(sentence)
    if here:
        return ValidationError(here)
    nested = {step: block_errors(inner) for step, inner in by_step.items()}
    if all(isinstance(step, str) for step in nested):
        return StructBlockValidationError(block_errors=nested)
    return StreamBlockValidationError(block_errors=nested)
