"""The blocks an article is written in. Each has a template of the front by name; the front draws it."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from newsreel.lib.html import plain_text
from newsreel.newsroom.media_file import media_type

INLINE = ["bold", "italic", "link", "document-link", "superscript", "subscript", "strikethrough", "code"]


class ParagraphBlock(blocks.RichTextBlock):
    """Running text; several paragraphs may share one block."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(features=[*INLINE, "ol", "ul", "hr"], **kwargs)

    class Meta:
        icon = "pilcrow"
        label = "Text"
        template = "blocks/text.html"


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(max_length=200)
    level = blocks.ChoiceBlock(
        choices=[("2", "Heading"), ("3", "Sub-heading"), ("4", "Minor heading")], default="2"
    )

    class Meta:
        icon = "title"
        label = "Heading"
        template = "blocks/heading.html"


class PictureBlock(blocks.StructBlock):
    """A picture in the text. Alt, caption and credit fall back to the picture's own."""

    picture = ImageChooserBlock(required=False)
    alt = blocks.CharBlock(
        required=False, max_length=255, label="Alt text", help_text="What it shows, for who can't see it."
    )
    caption = blocks.CharBlock(required=False, max_length=1000)
    credit = blocks.CharBlock(required=False, max_length=255)
    link = blocks.URLBlock(required=False)
    layout = blocks.ChoiceBlock(
        choices=[
            ("measure", "Within the measure"),
            ("wide", "Wide"),
            ("left", "Beside, left"),
            ("right", "Beside, right"),
        ],
        default="measure",
    )

    class Meta:
        icon = "image"
        label = "Picture"
        template = "blocks/picture.html"


class GalleryBlock(blocks.StructBlock):
    title = blocks.CharBlock(required=False, max_length=200)
    pictures = blocks.ListBlock(PictureBlock(), min_num=1)
    columns = blocks.IntegerBlock(default=3, min_value=1, max_value=9)

    class Meta:
        icon = "image"
        label = "Gallery"
        template = "blocks/gallery.html"


class PullQuoteBlock(blocks.StructBlock):
    quote = blocks.TextBlock()
    speaker = blocks.CharBlock(required=False, max_length=200)

    class Meta:
        icon = "openquote"
        label = "Pull quote"
        template = "blocks/pull_quote.html"


class QuoteBlock(blocks.StructBlock):
    """A longer passage quoted from somebody, as rich text."""

    text = blocks.RichTextBlock(features=[*INLINE, "ol", "ul"])
    speaker = blocks.CharBlock(required=False, max_length=300)
    address = blocks.URLBlock(required=False)

    class Meta:
        icon = "openquote"
        label = "Quotation"
        template = "blocks/quote.html"


class ListItemsBlock(blocks.StructBlock):
    """A list, numbered or not; a numbered one is how a countdown is written."""

    style = blocks.ChoiceBlock(
        choices=[("bullets", "Bullets"), ("numbers", "Numbers"), ("countdown", "Countdown")],
        default="bullets",
    )
    items = blocks.ListBlock(blocks.RichTextBlock(features=INLINE), min_num=1)

    class Meta:
        icon = "list-ul"
        label = "List"
        template = "blocks/list.html"


class NewsTableBlock(blocks.StructBlock):
    table = TableBlock()
    caption = blocks.CharBlock(required=False, max_length=300)

    class Meta:
        icon = "table"
        label = "Table"
        template = "blocks/table.html"


class EmbedCoverBlock(blocks.StructBlock):
    """Something of a third party's. Nothing is fetched from there before the reader says yes."""

    address = blocks.URLBlock(max_length=1000)
    provider = blocks.CharBlock(
        required=False, max_length=60, help_text="As readers know it: YouTube, Instagram…"
    )
    title = blocks.CharBlock(required=False, max_length=200, help_text="What it shows.")
    cover = ImageChooserBlock(required=False)

    class Meta:
        icon = "media"
        label = "Embed"
        template = "blocks/embed.html"


class RelatedLinkBlock(blocks.StructBlock):
    """“Read also”: one of our articles, or an address elsewhere."""

    article = blocks.PageChooserBlock(required=False, page_type="newsroom.Article")
    address = blocks.URLBlock(required=False)
    title = blocks.CharBlock(required=False, max_length=200)

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if not value["article"] and not (value["address"] and value["title"]):
            raise ValidationError("Choose an article, or give an address and a title.")
        return value

    class Meta:
        icon = "link"
        label = "Related link"
        template = "blocks/related_link.html"


class CorrectionNoteBlock(blocks.StructBlock):
    """A note at the place that was corrected; the dated record stands on the article."""

    date = blocks.DateBlock()
    text = blocks.TextBlock()

    class Meta:
        icon = "warning"
        label = "Correction note"
        template = "blocks/correction_note.html"


class LiveUpdateBlock(blocks.StructBlock):
    """One entry of a live story."""

    time = blocks.DateTimeBlock()
    headline = blocks.CharBlock(max_length=200)
    text = blocks.RichTextBlock(features=[*INLINE, "ol", "ul"])
    is_key = blocks.BooleanBlock(required=False, label="Key moment")

    class Meta:
        icon = "time"
        label = "Live update"
        template = "blocks/live_update.html"


class MediaFileBlock(blocks.StructBlock):
    """A sound or film: a file of ours, or one at an address elsewhere."""

    file = DocumentChooserBlock(required=False)
    address = blocks.CharBlock(
        required=False, max_length=1000, help_text="Of a file that is not among the documents here."
    )
    kind = blocks.ChoiceBlock(choices=[("audio", "Sound"), ("video", "Film")], default="video")
    poster = ImageChooserBlock(required=False, help_text="What a film shows before it is played.")
    caption = blocks.CharBlock(required=False, max_length=500)
    credit = blocks.CharBlock(required=False, max_length=255)

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if not value["file"] and not value["address"]:
            raise ValidationError("Choose a file, or give the address of one.")
        if value["file"] and not media_type(value["file"].filename):
            raise ValidationError(
                f"Browsers can't play {value['file'].filename}. Choose a sound (mp3, m4a, ogg, wav) or "
                "a film (mp4, webm), or link to this file in the text."
            )
        return value

    class Meta:
        icon = "media"
        label = "Sound or film file"
        template = "blocks/media_file.html"


class ImportedMarkupBlock(blocks.RawHTMLBlock):
    """Markup that came with an import and fits no block. Cleaned when stored and again when shown."""

    def get_searchable_content(self, value: Any) -> list[str]:
        return [plain_text(str(value))]

    class Meta:
        icon = "code"
        label = "Imported markup"
        template = "blocks/imported_markup.html"


class _Text(blocks.StreamBlock):
    """Drawn as one by the front, which needs the whole to number headings and to list key moments."""

    def get_template(self, value: Any = None, context: Any = None) -> str:
        return "blocks/body.html"


class ArticleBody(_Text):
    text = ParagraphBlock()
    heading = HeadingBlock()
    picture = PictureBlock()
    gallery = GalleryBlock()
    pull_quote = PullQuoteBlock()
    quote = QuoteBlock()
    list = ListItemsBlock()
    table = NewsTableBlock()
    embed = EmbedCoverBlock()
    related_link = RelatedLinkBlock()
    correction_note = CorrectionNoteBlock()
    live_update = LiveUpdateBlock()
    media_file = MediaFileBlock()
    imported_markup = ImportedMarkupBlock()


class StandingText(_Text):
    """What a standing page is written in."""

    text = ParagraphBlock()
    heading = HeadingBlock()
    picture = PictureBlock()
    gallery = GalleryBlock()
    quote = QuoteBlock()
    list = ListItemsBlock()
    table = NewsTableBlock()
    embed = EmbedCoverBlock()
    media_file = MediaFileBlock()
    imported_markup = ImportedMarkupBlock()


def _articles(maximum: int, help_text: str = "Empty places fill themselves.") -> blocks.ListBlock:
    return blocks.ListBlock(
        blocks.PageChooserBlock(page_type="newsroom.Article"),
        default=[],
        max_num=maximum,
        help_text=help_text,
    )


class LeadZone(blocks.StructBlock):
    """The top of the home page: one large, two medium, three small."""

    articles = _articles(6)

    class Meta:
        icon = "home"
        label = "Lead"


class SectionZone(blocks.StructBlock):
    """A block of stories of one section."""

    section = blocks.PageChooserBlock(page_type="newsroom.Section")
    heading = blocks.CharBlock(required=False, max_length=60, help_text="Empty: the section's name.")
    layout = blocks.ChoiceBlock(
        choices=[
            ("lead_list", "Lead with list"),
            ("picture_columns", "Picture left with text columns"),
            ("ladder", "Numbered ladder"),
            ("strip", "Wide strip of portraits"),
        ],
        default="lead_list",
    )
    articles = _articles(8)

    class Meta:
        icon = "folder-open-inverse"
        label = "Section"


class PickedZone(blocks.StructBlock):
    """Stories chosen by hand under a heading of their own."""

    heading = blocks.CharBlock(max_length=60)
    layout = SectionZone.base_blocks["layout"]
    articles = _articles(8, "In this order.")

    class Meta:
        icon = "pick"
        label = "Hand-picked"


class LatestZone(blocks.StructBlock):
    """Latest, as a wire with the time in the margin."""

    count = blocks.IntegerBlock(default=10, min_value=3, max_value=40)

    class Meta:
        icon = "history"
        label = "Latest"


class SignUpZone(blocks.StructBlock):
    """The newsletter sign-up, as a sentence with one field."""

    heading = blocks.CharBlock(default="Subscribe to News", max_length=80)
    sentence = blocks.CharBlock(required=False, max_length=200)

    class Meta:
        icon = "mail"
        label = "Sign-up"


class HomeZones(blocks.StreamBlock):
    lead = LeadZone()
    section = SectionZone()
    picked = PickedZone()
    latest = LatestZone()
    sign_up = SignUpZone()
