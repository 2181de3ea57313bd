"""All that an editor owns: pages, articles, people, pictures, and the dated records on an article."""

from newsreel.newsroom.models.agreement import AgreementCheck, FindingDecision
from newsreel.newsroom.models.article import Article, ArticleSource, Byline
from newsreel.newsroom.models.desk import DeskDecision, StoryDecision, StoryFollower
from newsreel.newsroom.models.page import Page
from newsreel.newsroom.models.people import Author, User
from newsreel.newsroom.models.picture import Picture, Rendition
from newsreel.newsroom.models.places import HomePage, Section, StandardPage
from newsreel.newsroom.models.provenance import Provenance
from newsreel.newsroom.models.publication import Publication
from newsreel.newsroom.models.records import Correction, Withdrawal
from newsreel.newsroom.models.saved_view import SavedView
from newsreel.newsroom.models.tag import ArticleTag, Tag
from newsreel.newsroom.models.watch import SourceChange, SourceWatch
from newsreel.newsroom.models.writing import Writing

__all__ = [
    "AgreementCheck",
    "Article",
    "ArticleSource",
    "ArticleTag",
    "Author",
    "Byline",
    "Correction",
    "DeskDecision",
    "FindingDecision",
    "HomePage",
    "Page",
    "Picture",
    "Provenance",
    "Publication",
    "Rendition",
    "SavedView",
    "Section",
    "SourceChange",
    "SourceWatch",
    "StandardPage",
    "StoryDecision",
    "StoryFollower",
    "Tag",
    "User",
    "Withdrawal",
    "Writing",
]
