"""Which rules hold for actors, their names in the texts, and their part in claims?"""

from __future__ import annotations

import pandas as pd

from .lookups import comes_first, has_no_loop, is_among, is_listed, look_up
from .registry import rule

Frame = pd.DataFrame
SHARED = ("description", "office", "wrong")


@rule("office", "A person, and no other actor, has an office.", "Fill it in, or clear it.")
def office_iff_person(actors: Frame) -> pd.Series[bool]:
    return actors["kind"].eq("person") == actors["office"].notna()


@rule(
    "parent_id",
    "{actor_id} is part of {cell}, and that in the end part of it.",
    "Break the loop at one link.",
)
def parent_has_no_loop(actors: Frame) -> pd.Series[bool]:
    return has_no_loop(actors["actor_id"], actors["parent_id"])


@rule("parent_id", "{cell} is a person, of which nobody can be a part.", "Name the organisation.")
def parent_is_no_person(actors: Frame) -> pd.Series[bool]:
    return ~look_up(actors["parent_id"], actors, "actor_id", "kind").eq("person")


@rule("wikidata_id", "{cell} is the item of another actor.", "Correct it, or make the two actors one.")
def wikidata_item_is_one_actor(actors: Frame) -> pd.Series[bool]:
    return comes_first(actors[["wikidata_id"]])


@rule("actor_id", "No source, claim, measure or alias needs the actor {cell}.", "Use it, or remove it.")
def actor_is_used(
    actors: Frame, sources: Frame, claims: Frame, claim_actors: Frame, measures: Frame, aliases: Frame
) -> pd.Series[bool]:
    named = [each["actor_id"] for each in (claim_actors, measures, aliases)]
    others = [sources["publisher_id"], claims["speaker_id"], measures["target_id"], actors["parent_id"]]
    return is_among(actors["actor_id"], *named, *others)


@rule("source_id", "{cell} is not a coded source.", "Give names from coded sources only.")
def alias_is_from_coded_source(aliases: Frame, sources: Frame) -> pd.Series[bool]:
    role = look_up(aliases["source_id"], sources, "source_id", "role")
    return role.isna() | role.eq("coded")


@rule(
    "name",
    "In {source_id} another actor is called {cell} too.",
    "Make it a description, or correct the actor.",
)
def name_means_one_actor(aliases: Frame) -> pd.Series[bool]:
    folded = aliases.assign(name=aliases["name"].str.casefold()).loc[~aliases["kind"].isin(SHARED)]
    counted = folded.drop_duplicates(["source_id", "name", "actor_id"])
    others = counted.index[counted.duplicated(["source_id", "name"])]
    return ~aliases.index.to_series().isin(others)


@rule("note", "The name {name} is wrong, but nothing says why.", "Say in the note what is wrong.")
def wrong_name_has_note(aliases: Frame) -> pd.Series[bool]:
    return ~aliases["kind"].eq("wrong") | aliases["note"].notna()


@rule("speaker_id", "Nothing tells what {source_id} calls {cell}.", "Add the name to aliases.")
def speaker_has_alias(claims: Frame, aliases: Frame) -> pd.Series[bool]:
    named = is_listed(claims[["speaker_id", "source_id"]], aliases[["actor_id", "source_id"]])
    return named | claims["voice"].eq("own")


@rule("actor_id", "Nothing tells what the source of {claim_id} calls {cell}.", "Add the name to aliases.")
def actor_of_claim_has_alias(claim_actors: Frame, claims: Frame, aliases: Frame) -> pd.Series[bool]:
    source = look_up(claim_actors["claim_id"], claims, "claim_id", "source_id")
    named = claim_actors[["actor_id"]].assign(source_id=source)
    # An outlet may speak of itself without giving its name.
    outlets = claims.loc[claims["voice"].eq("own"), ["claim_id", "speaker_id"]]
    is_outlet = is_listed(claim_actors[["claim_id", "actor_id"]], outlets)
    return source.isna() | is_outlet | is_listed(named, aliases[["actor_id", "source_id"]])
