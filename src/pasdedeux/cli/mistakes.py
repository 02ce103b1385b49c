"""Mistakes in a call, said in our manner: what there is instead, and one thing to try."""

import click

from pasdedeux.diagnostics import Diagnostic, nearest


def mistake(error: click.ClickException) -> Diagnostic:
    """The message for what Click has found wrong with a call."""
    context = getattr(error, "ctx", None)
    verb = context.command_path.partition(" ")[2] if context else ""
    call = f"`pasdedeux {verb}`" if verb else "`pasdedeux`"
    hint = f"`pasdedeux {verb} --help` shows how it is called." if verb else "`pasdedeux --help` shows the verbs."
    if isinstance(error, click.NoSuchOption):
        return _no_such_option(error, call, hint)
    if isinstance(error, click.MissingParameter) and error.param is not None:
        missing = error.param.make_metavar(error.ctx) if error.ctx else error.param.human_readable_name
        if isinstance(error.param, click.Option):
            missing = f"{error.param.opts[0]} {missing}"
        return Diagnostic("V103", f"{call} needs {missing.rstrip('.')}", None, hint=hint)
    if isinstance(error, click.BadParameter) and error.param is not None:
        name = error.param.opts[0] if isinstance(error.param, click.Option) else error.param.human_readable_name
        return Diagnostic("V103", f"{name} of {call} does not take this: {_clause(error.message)}", None, hint=hint)
    return Diagnostic("V103", f"{call}: {_clause(error.format_message())}", None, hint=hint)


def unknown_verb(name: str, verbs: list[str]) -> Diagnostic:
    """The message for a word that is no verb."""
    near = nearest(name, verbs)
    hint = f"did you mean `pasdedeux {near}`?" if near else "`pasdedeux --help` says what each of them does."
    return Diagnostic("V103", f"there is no verb `{name}`", None, (), f"There are {', '.join(verbs)}.", hint)


def _no_such_option(error: click.NoSuchOption, call: str, hint: str) -> Diagnostic:
    options = _options(error.ctx.command) if error.ctx else []
    near = nearest(error.option_name, options)
    has = f"It has {', '.join(options)}." if options else ""
    return Diagnostic(
        "V103", f"{call} has no option {error.option_name}", None, (), has, f"did you mean {near}?" if near else hint
    )


def _options(command: click.Command) -> list[str]:
    return [name for param in command.params if isinstance(param, click.Option) for name in param.opts]


def _clause(text: str) -> str:
    text = text.strip().rstrip(".")
    return text[:1].lower() + text[1:]
