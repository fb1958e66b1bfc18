"""The messages of click that a user of this program can see, listed so that the catalogue has them."""

from __future__ import annotations

from speechparse.messages import _, ngettext


def listed() -> tuple[str, ...]:
    """The messages, translated."""
    return (
        _("Options"),
        _("Positional arguments"),
        _("Commands"),
        _("Show this message and exit."),
        _("default: {default}"),
        _("required"),
        _("Error: {message}"),
        _("Try '{command} {option}' for help."),
        _("Invalid value: {message}"),
        _("Invalid value for {param_hint}: {message}"),
        _("Missing command."),
        _("No such option {name!r}."),
        _("No such option: {name}"),
        _("No such command {name!r}."),
        ngettext("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", 1),
        ngettext("(Possible option: {possibilities})", "(Possible options: {possibilities})", 1),
        ngettext("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", 1),
        ngettext("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", 1),
        _("{value!r} is not a valid {number_type}."),
        _("{value} is not in the range {range}."),
        _("Option {name!r} does not take a value."),
        ngettext("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", 1),
        _("Aborted!"),
    )
