"""`{% url %}` of every template, with addresses from patterns that were found before."""

from django import template
from django.template.base import Parser, Token
from django.template.context import Context
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as parsed
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from yizhi.platform.addresses import reverse

register = template.Library()


class AddressNode(URLNode):
    """The plain form, a name and places; what is kept under a name or has named places is left to Django."""

    def render(self, context: Context) -> SafeString:
        if self.kwargs or self.asvar is not None:
            return super().render(context)
        name = self.view_name.resolve(context)
        return conditional_escape(reverse(name, [place.resolve(context) for place in self.args]))


@register.tag
def url(parser: Parser, token: Token) -> AddressNode:
    """`{% url "cases:simple_case" case.pk %}`"""
    node = parsed(parser, token)
    return AddressNode(node.view_name, node.args, node.kwargs, node.asvar)
